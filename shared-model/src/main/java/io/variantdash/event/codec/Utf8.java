package io.variantdash.event.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Holds bytes against UTF-8 as RFC 3629 has it: no overlong forms, no halves of surrogate pairs, nothing beyond U+10FFFF. JSON
 * readers let some of that pass. Of every event all bytes are looked at, so those of ASCII go eight at a time.
 */
final class Utf8 {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long NOT_ASCII = 0x8080808080808080L;
    private static final int VALID = -1;

    private Utf8() {}

    /** The index of the first byte of what is no character in UTF-8; negative if all are. */
    static int firstInvalid(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            if (at + Long.BYTES <= bytes.length && ((long) EIGHT_BYTES.get(bytes, at) & NOT_ASCII) == 0) {
                at += Long.BYTES;
            } else if (bytes[at] >= 0) {
                at++;
            } else {
                int length = length(bytes, at);
                if (length == 0) {
                    return at;
                }
                at += length;
            }
        }
        return VALID;
    }

    /** How many bytes the character has that begins there, which is none of ASCII; 0 if none does. */
    private static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        if (first >= 0xc2 && first <= 0xdf) {
            return continues(bytes, at, 2, 0x80, 0xbf) ? 2 : 0;
        }
        if (first >= 0xe0 && first <= 0xef) {
            int least = first == 0xe0 ? 0xa0 : 0x80; // less would be overlong
            int most = first == 0xed ? 0x9f : 0xbf; // more would be half a surrogate pair
            return continues(bytes, at, 3, least, most) ? 3 : 0;
        }
        if (first >= 0xf0 && first <= 0xf4) {
            int least = first == 0xf0 ? 0x90 : 0x80; // less would be overlong
            int most = first == 0xf4 ? 0x8f : 0xbf; // more would be beyond U+10FFFF
            return continues(bytes, at, 4, least, most) ? 4 : 0;
        }
        return 0;
    }

    /** Whether as many bytes are there, the second one in the range and the others any that can follow. */
    private static boolean continues(byte[] bytes, int at, int length, int least, int most) {
        if (at + length > bytes.length) {
            return false;
        }
        int second = bytes[at + 1] & 0xff;
        if (second < least || second > most) {
            return false;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
