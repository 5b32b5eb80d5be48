package io.variantdash.ingest.deadletter.keep;

import io.variantdash.ingest.publish.DeadLetter;
import io.variantdash.json.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers of the original record, in their order: an array of names with a value, as text or, where it is none, as base64. */
final class LetterHeaders {

    /** What the columns of their own say. */
    private static final Set<String> OF_THE_LETTER = Set.of(
            DeadLetter.REASON,
            DeadLetter.CODE,
            DeadLetter.TOPIC,
            DeadLetter.PARTITION,
            DeadLetter.OFFSET,
            DeadLetter.TIMESTAMP,
            DeadLetter.SIZE,
            DeadLetter.REPLAYED_LETTER,
            DeadLetter.REPLAY_NUMBER);

    private LetterHeaders() {}

    static String toJson(Headers headers) {
        JsonText json = new JsonText().beginArray();
        for (Header header : headers) {
            if (!OF_THE_LETTER.contains(header.key())) {
                json.rawElement(toJson(header));
            }
        }
        return json.endArray().toString();
    }

    private static String toJson(Header header) {
        JsonText json = new JsonText().beginObject().member("name", header.key());
        byte[] value = header.value();
        String text = text(value);
        if (text == null && value != null) {
            json.member("value_base64", Base64.getEncoder().encodeToString(value));
        } else {
            json.nullableMember("value", text);
        }
        return json.endObject().toString();
    }

    private static @Nullable String text(byte @Nullable [] value) {
        try {
            return value == null
                    ? null
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(value))
                            .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
