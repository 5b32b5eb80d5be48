package io.variantdash.event.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.variantdash.event.EventType;
import io.variantdash.event.field.FieldReader;
import io.variantdash.event.field.InvalidEventException;
import io.variantdash.event.field.TimeWindow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be told of a record that was refused, and how it is made ready to be sent once more. */
public final class RefusedMessage {

    private static final String PERSONA = "persona_id";

    private RefusedMessage() {}

    /** The persona that the value names, or else the key; none where neither is a valid one. */
    public static Optional<String> personaId(byte @Nullable [] key, byte @Nullable [] value) {
        Optional<String> named = object(value).flatMap(message -> valid(message.get(PERSONA)));
        if (named.isPresent() || key == null || Utf8.firstInvalid(key) >= 0) {
            return named;
        }
        return valid(TextNode.valueOf(new String(key, StandardCharsets.UTF_8)));
    }

    /** Whether the event's time would be that of its record, as the value does not tell it. */
    public static boolean takesTimeOfRecord(EventType type, byte @Nullable [] value) {
        String field = timeField(type);
        return field != null
                && object(value).map(message -> isAbsent(message, field)).orElse(false);
    }

    /**
     * The value with the time of its record written into it where it has none of its own: sent again, in a record with a
     * later time, it is the same event. Anything else stays as it is, byte for byte.
     */
    public static byte @Nullable [] withTime(EventType type, byte @Nullable [] value, Instant recordTime) {
        String field = timeField(type);
        Optional<ObjectNode> message = object(value);
        if (value == null || field == null || message.isEmpty() || !isAbsent(message.get(), field)) {
            return value;
        }
        return message.get().has(field)
                ? replaced(message.get(), field, recordTime)
                : inserted(value, message.get().isEmpty(), field, recordTime);
    }

    private static @Nullable String timeField(EventType type) {
        return switch (type) {
            case VARIANT_POSTED -> null;
            case PERFORMANCE_UPDATE -> "updated_at";
            case EARLY_KILL -> "killed_at";
            case PATTERN_FATIGUE -> "detected_at";
            case OPTIMIZATION_ALERT -> "raised_at";
        };
    }

    private static boolean isAbsent(ObjectNode message, String field) {
        return !message.hasNonNull(field);
    }

    private static byte[] replaced(ObjectNode message, String field, Instant time) {
        try {
            return MessageParser.JSON.writeValueAsBytes(message.put(field, time.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message that was read cannot be written", e);
        }
    }

    /** As the first field, because nothing but blanks stands before the first bracket. */
    private static byte[] inserted(byte[] value, boolean empty, String field, Instant time) {
        byte[] member =
                "\"%s\":\"%s\"%s".formatted(field, time, empty ? "" : ",").getBytes(StandardCharsets.UTF_8);
        int start = 0;
        while (value[start] != '{') {
            start++;
        }
        start++;
        return ByteBuffer.allocate(value.length + member.length)
                .put(value, 0, start)
                .put(member)
                .put(value, start, value.length - start)
                .array();
    }

    private static Optional<ObjectNode> object(byte @Nullable [] value) {
        try {
            return Optional.of((ObjectNode) MessageParser.parse(value));
        } catch (InvalidEventException
                | RuntimeException
                | StackOverflowError e) { // there is a reason why it was refused
            return Optional.empty();
        }
    }

    private static Optional<String> valid(@Nullable JsonNode persona) {
        if (persona == null) {
            return Optional.empty();
        }
        try {
            CharacterCheck.of(persona);
            ObjectNode holder = MessageParser.JSON.createObjectNode();
            holder.set(PERSONA, persona);
            return Optional.of(new FieldReader(holder, TimeWindow.UNBOUNDED).id(PERSONA));
        } catch (InvalidEventException e) {
            return Optional.empty();
        }
    }
}
