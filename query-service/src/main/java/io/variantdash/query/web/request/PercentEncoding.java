package io.variantdash.query.web.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Decodes parts of an address strictly. The decoders of the JDK and of the frameworks put replacement characters where
 * bytes are not UTF-8: then several wrong addresses would lead to the same persona.
 */
final class PercentEncoding {

    private PercentEncoding() {}

    static Optional<String> decode(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int value = hexadecimal(text, i + 1);
                if (value < 0) {
                    return Optional.empty();
                }
                bytes.put((byte) value);
                i += 2;
            } else if (c <= 0xff) {
                // A byte that the client did not encode; the server reads the request line byte by byte.
                bytes.put((byte) c);
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int hexadecimal(String text, int index) {
        if (index + 2 > text.length()) {
            return -1;
        }
        char high = text.charAt(index);
        char low = text.charAt(index + 1);
        return HexFormat.isHexDigit(high) && HexFormat.isHexDigit(low)
                ? HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low)
                : -1;
    }
}
