package io.variantdash.ingest.store;

import io.variantdash.event.AcceptedEvent;
import io.variantdash.event.EventIdentity;
import io.variantdash.event.MonitorEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The events of one transaction, each once, in the order of their arrival. */
public final class EventBatch {

    /**
     * The order by which one state replaces another: later wins, and between events of the same time the greater
     * identity. PostgreSQL's function {@code supersedes} is its twin.
     */
    public static final Comparator<Identified<? extends MonitorEvent>> AGE = Comparator.comparing(
                    (Identified<? extends MonitorEvent> identified) ->
                            identified.event().occurredAt())
            .thenComparing(Identified::identity, EventIdentity.ORDER);

    /** An event of a known type with its identity. */
    public record Identified<E extends MonitorEvent>(E event, UUID identity) {}

    private final List<AcceptedEvent> events;

    public EventBatch(Collection<AcceptedEvent> events) {
        Map<UUID, AcceptedEvent> distinct = new LinkedHashMap<>();
        events.forEach(event -> distinct.putIfAbsent(event.identity(), event));
        this.events = List.copyOf(distinct.values());
    }

    public List<AcceptedEvent> events() {
        return events;
    }

    public <E extends MonitorEvent> List<Identified<E>> ofType(Class<E> type) {
        return events.stream()
                .filter(accepted -> type.isInstance(accepted.event()))
                .map(accepted -> new Identified<>(type.cast(accepted.event()), accepted.identity()))
                .toList();
    }

    /** The newest event of a type for each key. */
    public <K, E extends MonitorEvent> Map<K, Identified<E>> newest(Class<E> type, Function<E, K> key) {
        Map<K, Identified<E>> newest = new HashMap<>();
        for (Identified<E> candidate : ofType(type)) {
            newest.merge(key.apply(candidate.event()), candidate, (a, b) -> AGE.compare(a, b) < 0 ? b : a);
        }
        return newest;
    }
}
