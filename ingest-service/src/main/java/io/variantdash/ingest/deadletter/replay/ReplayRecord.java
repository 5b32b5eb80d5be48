package io.variantdash.ingest.deadletter.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.ingest.deadletter.read.Letter;
import io.variantdash.ingest.publish.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The record that a replay sends: the original's key and headers, and which replay it is, should it be refused again. */
final class ReplayRecord {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReplayRecord() {}

    static ProducerRecord<byte[], byte[]> of(Letter letter, byte @Nullable [] value, int number) {
        Bytes key = letter.key();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(letter.summary().id().topic(), key == null ? null : key.get(), value);
        addOriginal(record.headers(), letter.headers());
        record.headers()
                .add(DeadLetter.REPLAYED_LETTER, bytes(letter.summary().id().toString()))
                .add(DeadLetter.REPLAY_NUMBER, bytes(Integer.toString(number)));
        return record;
    }

    private static void addOriginal(Headers headers, String json) {
        for (JsonNode header : stored(json)) {
            JsonNode base64 = header.get("value_base64");
            String text = header.path("value").textValue();
            byte[] value =
                    base64 != null ? Base64.getDecoder().decode(base64.textValue()) : text == null ? null : bytes(text);
            headers.add(header.path("name").textValue(), value);
        }
    }

    private static JsonNode stored(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The headers that are kept of a letter are not JSON", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
