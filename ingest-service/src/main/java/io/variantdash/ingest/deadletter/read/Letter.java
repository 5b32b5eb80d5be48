package io.variantdash.ingest.deadletter.read;

import io.variantdash.json.JsonText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with its contents.
 *
 * @param headers of the original, as JSON
 */
public record Letter(
        LetterSummary summary,
        @Nullable Bytes key,
        @Nullable Bytes value,
        String headers) {

    String toJson() {
        return summary.writeTo(new JsonText().beginObject())
                .nullableMember("key", text(key, false))
                .nullableMember("key_base64", base64(key))
                .nullableMember("value", text(value, summary.truncated()))
                .nullableMember("value_base64", base64(value))
                .rawMember("headers", headers)
                .endObject()
                .toString();
    }

    private static @Nullable String base64(@Nullable Bytes bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes.get());
    }

    /** Null where the bytes are not UTF-8; a character that was cut is left out. */
    private static @Nullable String text(@Nullable Bytes bytes, boolean cut) {
        if (bytes == null) {
            return null;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer input = ByteBuffer.wrap(bytes.get());
        CharBuffer text = CharBuffer.allocate(bytes.get().length);
        return decoder.decode(input, text, !cut).isError() ? null : text.flip().toString();
    }
}
