package io.variantdash.query.observe;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;

/** The spans of an update that is followed: one until the loops know of it, and below it one for each loop that wrote it. */
record FollowedFrame(Tracer tracer, Span arrival, Instant arrived) implements FrameTrace {

    @Override
    public void handedOver() {
        arrival.end();
    }

    @Override
    public void written() {
        tracer.spanBuilder("frame")
                .setParent(Context.root().with(arrival))
                .setStartTimestamp(arrived)
                .startSpan()
                .end();
    }
}
