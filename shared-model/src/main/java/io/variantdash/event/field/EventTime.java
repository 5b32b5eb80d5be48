package io.variantdash.event.field;

import io.variantdash.json.InstantText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads times as people and programs write them, to the microsecond, which is what the database keeps. */
final class EventTime {

    /** What to write, in words for a reason. */
    static final String FORM = "an ISO-8601 time with offset, like 2026-01-31T10:00:00Z";

    private EventTime() {}

    static Instant parse(String field, String text) throws InvalidEventException {
        Instant time = InstantText.parse(text);
        if (time == null) {
            time = IsoDateTime.parse(text);
        }
        if (time == null) {
            throw new InvalidEventException(
                    RejectionCode.INVALID_TIME,
                    "%s is '%s'%s; give %s".formatted(field, Excerpt.of(text), TimeProblem.of(text), FORM));
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
