package io.variantdash.event;

import io.variantdash.json.InstantText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Reads times as people and programs write them, to the microsecond, which is what the database keeps. */
final class EventTime {

    /** ISO-8601 with any of its forms of an offset: +01:00, +0100, +01, Z. Strict, or February 30 became February 28. */
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .parseLenient() // which lets minutes follow the hours of "+HH", with and without a colon
            .appendOffset("+HH", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private EventTime() {}

    static Instant parse(String field, String text) throws InvalidEventException {
        Instant usual = InstantText.parse(text);
        if (usual != null) {
            return usual.truncatedTo(ChronoUnit.MICROS);
        }
        try {
            return FORMAT.parse(text, OffsetDateTime::from).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new InvalidEventException(
                    RejectionCode.INVALID_TIME,
                    "%s is '%s'; give an ISO-8601 time with offset, like 2026-01-31T10:00:00Z"
                            .formatted(field, Excerpt.of(text)));
        }
    }
}
