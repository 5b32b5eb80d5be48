package io.variantdash.query.web.request;

import io.variantdash.query.web.problem.MalformedParameter;
import java.time.Instant;

/** From a time on, and up to another that does not belong to it any more. */
public record TimeRange(Instant from, Instant to) {

    public TimeRange {
        if (!from.isBefore(to)) {
            throw new MalformedParameter("to", to.toString(), "a time after from, which is " + from);
        }
    }
}
