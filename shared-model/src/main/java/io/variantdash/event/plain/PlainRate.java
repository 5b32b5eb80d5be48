package io.variantdash.event.plain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import org.erdtman.jcs.NumberToJSON;

/** An engagement rate with its canonical form (RFC 8785), which is that of ECMAScript. */
final class PlainRate {

    private static final double ABSENT = -1;

    /** ECMAScript writes what is smaller with an exponent. */
    private static final double SMALLEST_PLAIN = 1e-6;

    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private final LongRate longRate = new LongRate();
    private double value;

    /** The text that is canonical as it is; the end is 0 where the form must be made. */
    private byte[] text = {};

    private int from;
    private int to;

    void clear() {
        value = ABSENT;
    }

    boolean isAbsent() {
        return value == ABSENT;
    }

    double value() {
        return value;
    }

    void of(long interactions, long views) {
        value = views == 0 ? 0 : (double) interactions / views;
        to = 0;
    }

    /**
     * Takes the rate that these bytes are: 0, 1, or one of them with a point and digits.
     *
     * @return false where it is above 1
     */
    boolean read(byte[] bytes, int begin, int end) {
        int decimals = Math.max(0, end - begin - 2);
        to = 0;
        if (decimals > PlainJson.EXACT_DIGITS) {
            if (longRate.read(bytes, begin, end)) {
                value = longRate.value();
                text = bytes;
                from = begin;
                to = end;
            } else {
                value = Double.parseDouble(new String(bytes, begin, end - begin, ISO_8859_1));
            }
        } else {
            value = ofFewDigits(bytes, begin, end) / POWERS_OF_TEN[decimals];
            if (decimals > 0 && value >= SMALLEST_PLAIN && value < 1 && bytes[end - 1] != '0') {
                // No other decimal of 15 digits at most is read as the same double, so this is the shortest.
                text = bytes;
                from = begin;
                to = end;
            }
        }
        return value <= 1;
    }

    /** At most 16 digits, the first of them 0 or 1: exact in a double, and so is the power, so their quotient is the nearest double. */
    private static double ofFewDigits(byte[] bytes, int begin, int end) {
        long digits = Character.digit(bytes[begin], 10);
        for (int i = begin + 2; i < end; i++) {
            digits = 10 * digits + (bytes[i] - '0');
        }
        return digits;
    }

    void append(Ascii json) {
        if (to > 0) {
            json.add(text, from, to);
        } else {
            json.add(canonical(value));
        }
    }

    private static String canonical(double rate) {
        try {
            return NumberToJSON.serializeNumber(rate);
        } catch (IOException e) {
            throw new IllegalStateException("Every rate is a finite number", e);
        }
    }
}
