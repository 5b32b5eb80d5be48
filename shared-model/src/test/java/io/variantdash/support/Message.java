package io.variantdash.support;

import io.variantdash.event.EventType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A message for a topic, field by field: each value is JSON as it will stand in the message, right or wrong. */
public record Message(EventType type, Map<String, String> fields) {

    /** The least that an event of this type needs. */
    public static Message of(EventType type) {
        Message message = new Message(type, Map.of()).with("persona_id", "\"ava\"");
        return switch (type) {
            case VARIANT_POSTED ->
                message.with("variant_id", "\"var_123\"")
                        .with("content", "\"You won't believe it\"")
                        .with("predicted_er", "0.067")
                        .with("posted_at", "\"2026-01-31T08:00:00Z\"");
            case PERFORMANCE_UPDATE ->
                message.with("variant_id", "\"var_123\"")
                        .with("view_count", "2500")
                        .with("interaction_count", "150");
            case EARLY_KILL ->
                message.with("variant_id", "\"var_123\"")
                        .with("reason", "\"Too little engagement\"")
                        .with("final_engagement_rate", "0.021")
                        .with("sample_size", "480");
            case PATTERN_FATIGUE ->
                message.with("pattern", "\"curiosity_gap\"")
                        .with("usage_count", "5")
                        .with("fatigue_score", "0.85");
            case OPTIMIZATION_ALERT ->
                message.with("type", "\"scale_winner\"")
                        .with("priority", "\"medium\"")
                        .with("title", "\"Scale it\"")
                        .with("description", "\"It wins.\"");
        };
    }

    public Message with(String field, String json) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, json);
        return new Message(type, changed);
    }

    public Message without(String field) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new Message(type, changed);
    }

    public byte[] bytes() {
        return json().getBytes(StandardCharsets.UTF_8);
    }

    public String json() {
        return fields.entrySet().stream()
                .map(field -> "\"%s\":%s".formatted(field.getKey(), field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String toString() {
        return type.wireName() + " " + json();
    }
}
