package io.variantdash.event.plain;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Texts that come again and again, as one object each: ids of variants are in nearly every message. Holds at most 8,192 of the
 * last ones; a text that meets another one's place takes it.
 */
final class KnownTexts {

    private static final int PLACES = 8_192;

    private final @Nullable String[] texts = new @Nullable String[PLACES];

    /** The text of bytes that are ASCII. */
    String of(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        String known = texts[place];
        if (known == null || !isSame(known, bytes, from, to)) {
            known = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
            texts[place] = known;
        }
        return known;
    }

    private static boolean isSame(String known, byte[] bytes, int from, int to) {
        if (known.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (known.charAt(i - from) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
