package io.variantdash.embedded.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A request as its bytes stand on the wire.
 *
 * @param path which address of the document it was made from
 * @param head up to the empty line before the body; each character is a byte
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record FuzzedRequest(String path, String head, byte[] body) {

    private static final int TOLD = 2_000;

    byte[] headBytes() {
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As it can be read, and sent again: the body in hexadecimal digits. */
    @Override
    public String toString() {
        String digits = HexFormat.of().formatHex(body);
        return head + (digits.length() <= TOLD ? digits : digits.substring(0, TOLD) + "…");
    }
}
