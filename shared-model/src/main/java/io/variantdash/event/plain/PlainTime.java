package io.variantdash.event.plain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Times like 2026-01-31T10:00:00.123Z, of which +00:00 is another form, to the microsecond. */
final class PlainTime {

    private static final int SECONDS_END = 19; // of 2026-01-31T10:00:00
    private static final int MICRO_DIGITS = 6;
    private static final int NANO_DIGITS = 9;
    private static final byte[] UTC = {'+', '0', '0', ':', '0', '0'};
    private static final int SECONDS_OF_A_DAY = 86_400;

    /** Most times are of one day, which is not worked out anew. */
    private int knownDate = -1;

    private long knownDay;

    private int micros;

    /** The time that these bytes are; null where they have another form or are no time. */
    @Nullable Instant read(byte[] bytes, int from, int to) {
        int end = endOfFraction(bytes, from, to);
        if (end < 0 || !hasSeparators(bytes, from) || !readMicros(bytes, from + SECONDS_END, end)) {
            return null;
        }
        int year = digits(bytes, from, 4);
        int month = digits(bytes, from + 5, 2);
        int day = digits(bytes, from + 8, 2);
        int hour = digits(bytes, from + 11, 2);
        int minute = digits(bytes, from + 14, 2);
        int second = digits(bytes, from + 17, 2);
        boolean allDigits = (year | month | day | hour | minute | second) >= 0;
        if (!allDigits || hour > 23 || minute > 59 || second > 59 || !isDay(year, month, day)) {
            return null;
        }
        return Instant.ofEpochSecond(
                knownDay * SECONDS_OF_A_DAY + 3_600L * hour + 60L * minute + second, 1_000L * micros);
    }

    /** Appends the time that was read last, which these bytes are, in its canonical form. */
    void append(Ascii text, byte[] bytes, int from) {
        text.add(bytes, from, from + SECONDS_END);
        if (micros % 1_000 != 0) {
            text.add('.').padded(micros, MICRO_DIGITS);
        } else if (micros != 0) {
            text.add('.').padded(micros / 1_000, 3);
        }
        text.add('Z');
    }

    private static int endOfFraction(byte[] bytes, int from, int to) {
        if (to - from > SECONDS_END && bytes[to - 1] == 'Z') {
            return to - 1;
        }
        int end = to - UTC.length;
        return end - from >= SECONDS_END && Arrays.equals(bytes, end, to, UTC, 0, UTC.length) ? end : -1;
    }

    private static boolean hasSeparators(byte[] bytes, int from) {
        return bytes[from + 4] == '-'
                && bytes[from + 7] == '-'
                && bytes[from + 10] == 'T'
                && bytes[from + 13] == ':'
                && bytes[from + 16] == ':';
    }

    /** What is finer than a microsecond is cut off. */
    private boolean readMicros(byte[] bytes, int point, int end) {
        micros = 0;
        int digits = end - point - 1;
        if (digits < 0) {
            return true;
        }
        if (bytes[point] != '.' || digits < 1 || digits > NANO_DIGITS || digits(bytes, point + 1, digits) < 0) {
            return false;
        }
        for (int i = 1; i <= MICRO_DIGITS; i++) {
            micros = 10 * micros + (i <= digits ? bytes[point + i] - '0' : 0);
        }
        return true;
    }

    private boolean isDay(int year, int month, int day) {
        int date = 10_000 * year + 100 * month + day;
        if (date != knownDate) {
            try {
                knownDay = LocalDate.of(year, month, day).toEpochDay();
            } catch (DateTimeException e) {
                return false;
            }
            knownDate = date;
        }
        return true;
    }

    /** The number that so many digits say, negative if they are not all digits. */
    private static int digits(byte[] bytes, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
