package io.variantdash.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times in the one form that nearly all of them have, like 2026-01-31T10:00:00.123Z, without the general machinery of
 * java.time: every event is read and written with a few, and that took a quarter of the time of it all.
 */
public final class InstantText {

    private static final int YEARS_END = 9999;
    private static final int SECONDS_END = 19; // of 2026-01-31T10:00:00
    private static final int NANO_DIGITS = 9;

    private InstantText() {}

    /** Reads that form, with up to nine digits after the point; null for anything else, a wrong date included. */
    public static @Nullable Instant parse(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || text.charAt(end) != 'Z' || !hasSeparators(text)) {
            return null;
        }
        int nanos = end == SECONDS_END ? 0 : nanos(text, end);
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, SECONDS_END);
        if ((nanos | year | month | day | hour | minute | second) < 0) {
            return null;
        }
        try {
            return LocalDateTime.of(LocalDate.of(year, month, day), LocalTime.of(hour, minute, second, nanos))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Appends the text that {@link Instant#toString()} gives: no point, or three, six or nine digits after it. */
    public static void append(StringBuilder text, Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > YEARS_END) {
            text.append(time);
            return;
        }
        pad(text, utc.getYear(), 4).append('-');
        pad(text, utc.getMonthValue(), 2).append('-');
        pad(text, utc.getDayOfMonth(), 2).append('T');
        pad(text, utc.getHour(), 2).append(':');
        pad(text, utc.getMinute(), 2).append(':');
        pad(text, utc.getSecond(), 2);
        int nanos = utc.getNano();
        if (nanos % 1_000 != 0) {
            pad(text.append('.'), nanos, NANO_DIGITS);
        } else if (nanos % 1_000_000 != 0) {
            pad(text.append('.'), nanos / 1_000, 6);
        } else if (nanos != 0) {
            pad(text.append('.'), nanos / 1_000_000, 3);
        }
        text.append('Z');
    }

    private static boolean hasSeparators(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int nanos(String text, int end) {
        int digits = end - SECONDS_END - 1;
        if (text.charAt(SECONDS_END) != '.' || digits < 1 || digits > NANO_DIGITS) {
            return -1;
        }
        int nanos = digits(text, SECONDS_END + 1, end);
        for (int i = digits; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** The number that the digits say, negative if they are not all digits. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static StringBuilder pad(StringBuilder text, int number, int width) {
        int limit = 10;
        for (int i = 1; i < width; i++) {
            if (number < limit) {
                text.append("0".repeat(width - i));
                break;
            }
            limit *= 10;
        }
        return text.append(number);
    }
}
