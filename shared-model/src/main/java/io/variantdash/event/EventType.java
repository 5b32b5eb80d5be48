package io.variantdash.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The five kinds of events that monitors publish, each on a topic of its own. */
public enum EventType {
    VARIANT_POSTED,
    PERFORMANCE_UPDATE,
    EARLY_KILL,
    PATTERN_FATIGUE,
    OPTIMIZATION_ALERT;

    private static final Map<String, EventType> BY_TOPIC = indexedBy(EventType::topic);
    private static final Map<String, EventType> BY_WIRE_NAME = indexedBy(EventType::wireName);

    private final String wireName = WireName.of(this);
    private final String topic = "monitor." + wireName.replace('_', '-');

    /** The value of {@code event_type} in JSON and in the database. */
    public String wireName() {
        return wireName;
    }

    /** The Kafka topic that carries events of this type. */
    public String topic() {
        return topic;
    }

    public static Optional<EventType> ofTopic(String topic) {
        return Optional.ofNullable(BY_TOPIC.get(topic));
    }

    public static Optional<EventType> ofWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    private static Map<String, EventType> indexedBy(Function<EventType, String> key) {
        return Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }
}
