package io.variantdash.ingest.observe;

import io.variantdash.event.EventType;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many events there are of each type. */
public record EventCounts(Map<EventType, Integer> counts) {

    public static EventCounts of(Stream<EventType> types) {
        return new EventCounts(types.collect(Collectors.groupingBy(
                type -> type, () -> new EnumMap<>(EventType.class), Collectors.summingInt(type -> 1))));
    }

    /** How many more there are than in the other, by type. */
    public EventCounts minus(EventCounts other) {
        Map<EventType, Integer> difference = new EnumMap<>(EventType.class);
        counts.forEach((type, count) -> difference.put(type, count - other.of(type)));
        return new EventCounts(difference);
    }

    public int of(EventType type) {
        return counts.getOrDefault(type, 0);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
