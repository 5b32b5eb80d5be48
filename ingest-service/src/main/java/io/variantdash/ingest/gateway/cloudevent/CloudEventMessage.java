package io.variantdash.ingest.gateway.cloudevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.variantdash.event.EventType;
import java.io.IOException;
import java.time.OffsetDateTime;

/** The message of a CloudEvent. */
final class CloudEventMessage {

    private static final byte[] NOTHING = {};

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CloudEventMessage() {}

    /** What is no object is handed on as it is: the codec says what is wrong with it. */
    static byte[] of(CloudEvent event, EventType type) throws JsonProcessingException {
        CloudEventData data = event.getData();
        byte[] bytes = data == null ? NOTHING : data.toBytes();
        return read(bytes) instanceof ObjectNode message
                ? JSON.writeValueAsBytes(completed(message, event, type))
                : bytes;
    }

    private static JsonNode read(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static ObjectNode completed(ObjectNode message, CloudEvent event, EventType type) {
        putIfAbsent(message, "event_id", event.getId());
        OffsetDateTime time = event.getTime();
        if (time != null) {
            putIfAbsent(message, ownTime(message, type), time.toInstant().toString());
        }
        return message;
    }

    private static String ownTime(ObjectNode message, EventType type) {
        return switch (type) {
            case VARIANT_POSTED -> message.hasNonNull("posted_at") ? "updated_at" : "posted_at";
            case PERFORMANCE_UPDATE -> "updated_at";
            case EARLY_KILL -> "killed_at";
            case PATTERN_FATIGUE -> "detected_at";
            case OPTIMIZATION_ALERT -> "raised_at";
        };
    }

    private static void putIfAbsent(ObjectNode message, String field, String value) {
        if (!message.hasNonNull(field)) {
            message.put(field, value);
        }
    }
}
