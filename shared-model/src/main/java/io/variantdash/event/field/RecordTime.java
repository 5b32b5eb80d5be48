package io.variantdash.event.field;

import java.time.Instant;

/**
 * Which Kafka timestamps of records can be right: those of the years 2015 to 2100. Producers that count in seconds or
 * microseconds, or write none, leave others, which say nothing about when something happened.
 */
public final class RecordTime {

    /** The allowed years, in words for people. */
    static final String ALLOWED = "2015..2100";

    static final Instant FIRST = Instant.parse("2015-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2101-01-01T00:00:00Z");

    private static final long FIRST_SECOND = FIRST.getEpochSecond();
    private static final long END_SECOND = END.getEpochSecond();
    private static final long MILLIS = 1_000;

    private RecordTime() {}

    /** Whether a timestamp in milliseconds since 1970 can be right. */
    public static boolean isPlausible(long millis) {
        long second = Math.floorDiv(millis, MILLIS);
        return FIRST_SECOND <= second && second < END_SECOND;
    }

    public static boolean isPlausible(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(END);
    }

    /** What an implausible timestamp looks like, as the end of a sentence. */
    static String suspicion(Instant time) {
        long millis = millis(time);
        if (millis == -1) {
            return "it is -1, so the record has none";
        }
        if (FIRST_SECOND <= millis && millis < END_SECOND) {
            return "it looks like seconds since 1970 instead of milliseconds";
        }
        if (isPlausible(millis / 1_000)) {
            return "it looks like microseconds since 1970 instead of milliseconds";
        }
        if (isPlausible(millis / 1_000_000)) {
            return "it looks like nanoseconds since 1970 instead of milliseconds";
        }
        return "it does not lie in " + ALLOWED;
    }

    /** Every timestamp of Kafka is a long; an instant may lie beyond. */
    private static long millis(Instant time) {
        if (time.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE))) {
            return Long.MIN_VALUE;
        }
        return time.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE)) ? Long.MAX_VALUE : time.toEpochMilli();
    }
}
