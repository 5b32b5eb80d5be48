package io.variantdash.event.field;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the forms of ISO-8601 that programs write a moment in: date, time of the day and offset, extended (2026-01-31) or
 * basic (20260131), with T, t or a blank between (RFC 3339), seconds and any number of digits of their fraction or none,
 * and perhaps the name of a zone behind the offset (RFC 9557), which adds nothing to it.
 */
final class IsoDateTime {

    static final String DATE = "([0-9]{4})(-?)([0-9]{2})\\2([0-9]{2})";
    static final String TIME = "([0-9]{2})(:?)([0-9]{2})(?:\\6([0-9]{2})(?:[.,]([0-9]*))?)?";

    private static final String OFFSET = "(?:[Zz]|([+\u2212-])([0-9]{2})(?::?([0-9]{2})(?::?([0-9]{2}))?)?)";
    private static final String ZONE = "(?:\\[[A-Za-z][A-Za-z0-9_+/-]*])?";

    static final Pattern FORM = Pattern.compile(DATE + "[Tt ]" + TIME + OFFSET + ZONE);

    private static final int NANO_DIGITS = 9;

    private IsoDateTime() {}

    /** Reads one of the forms; null for any other text, and for days, times and offsets that do not exist. */
    static @Nullable Instant parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.of(number(parts, 1), number(parts, 3), number(parts, 4));
            return instant(date, parts);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(LocalDate date, Matcher parts) {
        int hour = number(parts, 5);
        int minute = number(parts, 7);
        int second = number(parts, 8);
        int nanos = nanos(parts.group(9));
        ZoneOffset offset = offset(parts);
        if (hour == 24 && (minute | second | nanos) == 0) { // the end of a day is the start of the next
            return date.plusDays(1).atStartOfDay().toInstant(offset);
        }
        if (second == 60) {
            return leapSecond(date.atTime(LocalTime.of(hour, minute, 59, nanos)).toInstant(offset));
        }
        return date.atTime(LocalTime.of(hour, minute, second, nanos)).toInstant(offset);
    }

    /** Computers do not count leap seconds. One belongs to the day that it ends, so it is read as the second before. */
    private static @Nullable Instant leapSecond(Instant before) {
        LocalTime time = before.atOffset(ZoneOffset.UTC).toLocalTime();
        return time.getHour() == 23 && time.getMinute() == 59 ? before : null;
    }

    private static ZoneOffset offset(Matcher parts) {
        String sign = parts.group(10);
        if (sign == null) {
            return ZoneOffset.UTC;
        }
        int direction = sign.equals("+") ? 1 : -1;
        return ZoneOffset.ofHoursMinutesSeconds(
                direction * number(parts, 11), direction * number(parts, 12), direction * number(parts, 13));
    }

    /** What is finer than a nanosecond is cut off. */
    private static int nanos(@Nullable String fraction) {
        String digits = fraction == null ? "" : fraction.substring(0, Math.min(fraction.length(), NANO_DIGITS));
        return Integer.parseInt(digits + "0".repeat(NANO_DIGITS - digits.length()));
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
