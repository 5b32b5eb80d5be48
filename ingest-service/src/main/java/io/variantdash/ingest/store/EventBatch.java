package io.variantdash.ingest.store;

import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The events of one transaction, each once, and what they change. */
public final class EventBatch {

    /**
     * The order by which one state replaces another, and that of the audit trail's key: later wins, and between events of
     * the same time the greater identity. PostgreSQL's function {@code supersedes} is its twin.
     */
    private static final Comparator<AcceptedEvent> AGE = (a, b) -> {
        int time = a.event().occurredAt().compareTo(b.event().occurredAt());
        return time != 0 ? time : EventIdentity.ORDER.compare(a.identity(), b.identity());
    };

    /** Alerts may speak of a variant too, but change nothing about it. */
    private static final Set<EventType> CHANGE_VARIANTS =
            EnumSet.of(EventType.VARIANT_POSTED, EventType.PERFORMANCE_UPDATE, EventType.EARLY_KILL);

    /** An event of a known type with its identity. */
    public record Identified<E extends MonitorEvent>(E event, UUID identity) {}

    private final List<AcceptedEvent> events;
    private final List<AcceptedEvent> audited;
    private final List<VariantChanges> variants;

    public EventBatch(Collection<AcceptedEvent> received) {
        events = withoutCopies(received.stream().sorted(AGE).toList());
        audited = audited(events);
        variants = variants(events);
    }

    /** Each once, the oldest first. */
    public List<AcceptedEvent> events() {
        return events;
    }

    /** Those of them that get a row in the audit trail. */
    public List<AcceptedEvent> audited() {
        return audited;
    }

    /** The time of the newest event; there must be one. */
    public Instant newestTime() {
        return events.get(events.size() - 1).event().occurredAt();
    }

    /** The variants whose state the batch may change, in the order of their keys. */
    public List<VariantChanges> variants() {
        return variants;
    }

    /** Whom the events are of. */
    public Set<String> personas() {
        Set<String> personas = new HashSet<>();
        events.forEach(accepted -> personas.add(accepted.event().personaId()));
        return personas;
    }

    /** The same without the events of these personas. */
    public EventBatch without(Set<String> personas) {
        return personas.isEmpty()
                ? this
                : new EventBatch(events.stream()
                        .filter(accepted -> !personas.contains(accepted.event().personaId()))
                        .toList());
    }

    public <E extends MonitorEvent> List<Identified<E>> ofType(Class<E> type) {
        return events.stream()
                .filter(accepted -> type.isInstance(accepted.event()))
                .map(accepted -> new Identified<>(type.cast(accepted.event()), accepted.identity()))
                .toList();
    }

    /** The newest event of a type for each key: it comes last. */
    public <K, E extends MonitorEvent> Map<K, Identified<E>> newest(Class<E> type, Function<E, K> key) {
        Map<K, Identified<E>> newest = new HashMap<>();
        ofType(type).forEach(identified -> newest.put(key.apply(identified.event()), identified));
        return newest;
    }

    /**
     * Copies stand beside each other: their identity has the time in it. An event is audited if any copy is, so that it
     * does not matter which comes first, and recorded when the first one was.
     */
    private static List<AcceptedEvent> withoutCopies(List<AcceptedEvent> sorted) {
        List<AcceptedEvent> events = new ArrayList<>(sorted.size());
        UUID last = null;
        for (AcceptedEvent accepted : sorted) {
            if (!accepted.identity().equals(last)) {
                events.add(accepted);
            } else {
                int same = events.size() - 1;
                events.set(same, events.get(same).mergedWith(accepted));
            }
            last = accepted.identity();
        }
        return Collections.unmodifiableList(events);
    }

    /** Nearly always all of them, and then no list is made. */
    private static List<AcceptedEvent> audited(List<AcceptedEvent> events) {
        return events.stream().allMatch(AcceptedEvent::audited)
                ? events
                : events.stream().filter(AcceptedEvent::audited).toList();
    }

    private static List<VariantChanges> variants(List<AcceptedEvent> events) {
        Map<QualifiedVariantId, VariantChanges> changes = new HashMap<>();
        for (AcceptedEvent accepted : events) {
            MonitorEvent event = accepted.event();
            if (CHANGE_VARIANTS.contains(event.type())) {
                changes.computeIfAbsent(QualifiedVariantId.of(event), VariantChanges::new)
                        .add(event, accepted.identity());
            }
        }
        return changes.values().stream()
                .sorted(Comparator.comparing(VariantChanges::key, QualifiedVariantId.ORDER))
                .toList();
    }
}
