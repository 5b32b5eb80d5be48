package io.variantdash.event;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads the bytes of a record as UTF-8 and as nothing else: JSON readers guess encodings from the first bytes, and take
 * forms of characters that UTF-8 forbids (overlong ones, halves of surrogate pairs). One byte order mark at the start is
 * ignored, as RFC 8259 allows.
 */
final class Utf8 {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    static String text(byte[] value) throws InvalidEventException {
        String text =
                new String(value, StandardCharsets.UTF_8); // by far the fastest way, but it replaces what is wrong
        if (text.indexOf(REPLACEMENT) >= 0) {
            check(value);
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Tells a replacement that stands in the value from one that stands for wrong bytes. */
    private static void check(byte[] value) throws InvalidEventException {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(bytes, CharBuffer.allocate(value.length), true);
        if (!result.isError()) {
            return;
        }
        String foreign = ForeignFormat.recognise(value);
        String problem = foreign != null
                ? "it " + foreign
                : "it is not UTF-8, as the byte 0x%02X at index %d shows"
                        .formatted(value[bytes.position()], bytes.position());
        throw new InvalidEventException(
                RejectionCode.NOT_JSON,
                "The value is not JSON: %s; send a JSON object as UTF-8 text".formatted(problem));
    }
}
