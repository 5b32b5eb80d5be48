package io.variantdash.ingest.store;

import io.variantdash.event.AcceptedEvent;
import io.variantdash.event.EventType;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** How many events there are of each type. */
public final class EventCounts {

    private final Map<EventType, Integer> counts = new EnumMap<>(EventType.class);

    public static EventCounts of(Stream<AcceptedEvent> events) {
        EventCounts counts = new EventCounts();
        events.forEach(accepted -> counts.add(accepted.event().type()));
        return counts;
    }

    public void add(EventType type) {
        counts.merge(type, 1, Integer::sum);
    }

    public int of(EventType type) {
        return counts.getOrDefault(type, 0);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
