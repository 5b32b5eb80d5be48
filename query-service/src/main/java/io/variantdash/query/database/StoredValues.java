package io.variantdash.query.database;

import java.time.Instant;

/** What the contract of answers allows of stored values. */
public final class StoredValues {

    /** The first time that answers can name. */
    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /** The last time that answers can name. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final long MOST = (1L << 53) - 1;

    private StoredValues() {}

    /** The nearest count from 0 to 2⁵³ − 1. */
    public static long count(long number) {
        return Math.max(0, Math.min(MOST, number));
    }

    public static boolean isRate(double number) {
        return number >= 0 && number <= 1;
    }

    /** The nearest share of 1; 0 where it is not a number. */
    public static double rate(double number) {
        return number >= 0 ? Math.min(1, number) : 0;
    }

    public static boolean isTime(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    static Instant nearestTime(Instant time) {
        return time.isBefore(EARLIEST) ? EARLIEST : LATEST;
    }
}
