package io.variantdash.query.web.request;

import io.variantdash.query.web.problem.MalformedParameter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A time that a request names. Which parameter it is, the resource knows: it asks for {@link #in(String)}. */
public record Moment(String text) {

    /** No event is older. */
    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /** No event is younger. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final String ALLOWED =
            "an ISO-8601 time with offset such as 2026-01-31T10:00:00Z (a + is written %2B), in the years 1 to 9999";

    /**
     * The time, to the microsecond as everything that is stored.
     *
     * @param field the parameter, for the complaint about it
     */
    public Instant in(String field) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // The answer below says what would be right.
        }
        throw malformed(field);
    }

    /** The time, or another where none is named. */
    public static Instant in(String field, @Nullable Moment moment, Instant otherwise) {
        return moment == null ? otherwise : moment.in(field);
    }

    private MalformedParameter malformed(String field) {
        return new MalformedParameter(field, text, ALLOWED);
    }
}
