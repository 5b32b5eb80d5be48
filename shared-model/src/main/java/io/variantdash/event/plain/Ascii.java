package io.variantdash.event.plain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of ASCII that grow, to be used again and again. */
final class Ascii {

    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes = new byte[512];
    private int length;

    void clear() {
        length = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    Ascii add(byte[] text) {
        return add(text, 0, text.length);
    }

    Ascii add(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    Ascii add(CharSequence text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    Ascii add(char character) {
        reserve(1);
        bytes[length++] = (byte) character;
        return this;
    }

    /** A number that is not negative. */
    Ascii add(long number) {
        reserve(LONGEST_NUMBER);
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return padded(number, digits);
    }

    /** A number that is not negative, with zeros before it. */
    Ascii padded(long number, int digits) {
        reserve(digits);
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
