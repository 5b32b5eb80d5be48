package io.variantdash.support;

import io.variantdash.event.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A field of an event as design §3 lists it. */
public record ContractField(EventType type, String name, Kind kind, boolean required) {

    /** What a field may hold. */
    public enum Kind {
        EVENT_TYPE,
        EVENT_ID,
        ID,
        TEXT,
        COUNT,
        RATE,
        TIME,
        STATUS,
        PRIORITY,
        STATE,
        OBJECT;

        public boolean isText() {
            return switch (this) {
                case COUNT, RATE, OBJECT -> false;
                case EVENT_TYPE, EVENT_ID, ID, TEXT, TIME, STATUS, PRIORITY, STATE -> true;
            };
        }

        /** Texts that say nothing where they are blank. */
        public boolean isWords() {
            return isText() && this != EVENT_ID && this != TIME;
        }
    }

    public static Stream<ContractField> all() {
        return Arrays.stream(EventType.values()).flatMap(type -> of(type).stream());
    }

    public static List<ContractField> of(EventType type) {
        Stream<ContractField> common = Stream.of(
                optional(type, "event_type", Kind.EVENT_TYPE),
                optional(type, "event_id", Kind.EVENT_ID),
                required(type, "persona_id", Kind.ID));
        Stream<ContractField> own = switch (type) {
            case VARIANT_POSTED ->
                Stream.of(
                        required(type, "variant_id", Kind.ID),
                        required(type, "content", Kind.TEXT),
                        required(type, "predicted_er", Kind.RATE),
                        optional(type, "pattern_used", Kind.TEXT),
                        optional(type, "status", Kind.STATUS),
                        required(type, "posted_at", Kind.TIME),
                        optional(type, "updated_at", Kind.TIME));
            case PERFORMANCE_UPDATE ->
                Stream.of(
                        required(type, "variant_id", Kind.ID),
                        required(type, "view_count", Kind.COUNT),
                        required(type, "interaction_count", Kind.COUNT),
                        optional(type, "engagement_rate", Kind.RATE),
                        optional(type, "updated_at", Kind.TIME));
            case EARLY_KILL ->
                Stream.of(
                        required(type, "variant_id", Kind.ID),
                        required(type, "reason", Kind.TEXT),
                        required(type, "final_engagement_rate", Kind.RATE),
                        required(type, "sample_size", Kind.COUNT),
                        optional(type, "posted_at", Kind.TIME),
                        optional(type, "killed_at", Kind.TIME));
            case PATTERN_FATIGUE ->
                Stream.of(
                        required(type, "pattern", Kind.TEXT),
                        required(type, "usage_count", Kind.COUNT),
                        required(type, "fatigue_score", Kind.RATE),
                        optional(type, "recommendation", Kind.TEXT),
                        optional(type, "detected_at", Kind.TIME));
            case OPTIMIZATION_ALERT ->
                Stream.of(
                        required(type, "type", Kind.TEXT),
                        required(type, "priority", Kind.PRIORITY),
                        required(type, "title", Kind.TEXT),
                        required(type, "description", Kind.TEXT),
                        optional(type, "action", Kind.TEXT),
                        optional(type, "why", Kind.TEXT),
                        optional(type, "suggestion_id", Kind.ID),
                        optional(type, "state", Kind.STATE),
                        optional(type, "variant_id", Kind.ID),
                        optional(type, "pattern", Kind.TEXT),
                        optional(type, "evidence", Kind.OBJECT),
                        optional(type, "raised_at", Kind.TIME));
        };
        return Stream.concat(common, own).toList();
    }

    @Override
    public String toString() {
        return type.wireName() + "." + name;
    }

    private static ContractField required(EventType type, String name, Kind kind) {
        return new ContractField(type, name, kind, true);
    }

    private static ContractField optional(EventType type, String name, Kind kind) {
        return new ContractField(type, name, kind, false);
    }
}
