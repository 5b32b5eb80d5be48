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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** The events of one transaction, each once, and what they change. */
public final class EventBatch {

    /**
     * The order by which one state replaces another: later wins, and between events of
     * the same time the greater identity. PostgreSQL's function {@code supersedes} is its twin.
     */
    private static final Comparator<AcceptedEvent> AGE = (a, b) -> {
        int time = a.event().occurredAt().compareTo(b.event().occurredAt());
        return time != 0 ? time : EventIdentity.ORDER.compare(a.identity(), b.identity());
    };

    /** Alerts may speak of a variant too, but change nothing about it. */
    private static final Set<EventType> CHANGE_VARIANTS =
            EnumSet.of(EventType.VARIANT_POSTED, EventType.PERFORMANCE_UPDATE, EventType.EARLY_KILL);

    private static final Comparator<VariantChanges> BY_VARIANT =
            Comparator.comparing(changes -> changes.key().variantId());

    /** An event of a known type with its identity. */
    public record Identified<E extends MonitorEvent>(E event, UUID identity) {}

    private final Set<String> personas = new TreeSet<>();
    private final List<AcceptedEvent> events;
    private final List<AcceptedEvent> news = new ArrayList<>();
    private final List<AcceptedEvent> audited;
    private final List<VariantChanges> variants;
    private Instant newestTime = Instant.MIN;

    public EventBatch(Collection<AcceptedEvent> received) {
        events = Collections.unmodifiableList(inOrder(received));
        for (AcceptedEvent accepted : events) {
            MonitorEvent event = accepted.event();
            if (event.type() != EventType.PERFORMANCE_UPDATE) {
                news.add(accepted);
            }
            if (event.occurredAt().isAfter(newestTime)) {
                newestTime = event.occurredAt();
            }
        }
        audited = audited(events);
        variants = variants(events);
    }

    /** Each once; those of a persona beside each other, and of these the oldest first. */
    public List<AcceptedEvent> events() {
        return events;
    }

    /** Those of them that are no counts, which are few. */
    public List<AcceptedEvent> news() {
        return Collections.unmodifiableList(news);
    }

    /**
     * Those of them that get a row in the audit trail; those of a persona beside each other, and of these the newest first, as
     * the trail's index has them: so its next entry is nearly always behind the last one.
     */
    public List<AcceptedEvent> audited() {
        return audited;
    }

    /** The time of the newest event; there must be one. */
    public Instant newestTime() {
        return newestTime;
    }

    /**
     * The variants whose state the batch may change, in the order of their keys: nearly that of the database, so the statements
     * sort once more, which costs next to nothing then.
     */
    public List<VariantChanges> variants() {
        return variants;
    }

    /** Whom the events are of. */
    public Set<String> personas() {
        return Collections.unmodifiableSet(personas);
    }

    /** The same without the events of these personas. */
    public EventBatch without(Set<String> personas) {
        return personas.isEmpty()
                ? this
                : new EventBatch(events.stream()
                        .filter(accepted -> !personas.contains(accepted.event().personaId()))
                        .toList());
    }

    /** The events of a type that are no counts. */
    public <E extends MonitorEvent> List<Identified<E>> newsOfType(Class<E> type) {
        return news.stream()
                .filter(accepted -> type.isInstance(accepted.event()))
                .map(accepted -> new Identified<>(type.cast(accepted.event()), accepted.identity()))
                .toList();
    }

    /** The newest event of a type that is no counts for each key, of which the persona is a part: it comes last. */
    public <K, E extends MonitorEvent> Map<K, Identified<E>> newest(Class<E> type, Function<E, K> key) {
        Map<K, Identified<E>> newest = new HashMap<>();
        newsOfType(type).forEach(identified -> newest.put(key.apply(identified.event()), identified));
        return newest;
    }

    /** A monitor sends the events of a persona nearly in the order of their times, so little is left to sort. */
    private List<AcceptedEvent> inOrder(Collection<AcceptedEvent> received) {
        Map<String, List<AcceptedEvent>> ofPersonas = new HashMap<>();
        for (AcceptedEvent accepted : received) {
            ofPersonas
                    .computeIfAbsent(accepted.event().personaId(), persona -> new ArrayList<>())
                    .add(accepted);
        }
        personas.addAll(ofPersonas.keySet());
        List<AcceptedEvent> ordered = new ArrayList<>(received.size());
        for (String persona : personas) {
            List<AcceptedEvent> sorted = Objects.requireNonNull(ofPersonas.get(persona));
            sorted.sort(AGE);
            addWithoutCopies(sorted, ordered);
        }
        return ordered;
    }

    /**
     * Copies stand beside each other: their identity has the persona and the time in it. An event is audited if any copy is,
     * so that it does not matter which comes first, and recorded when the first one was.
     */
    private static void addWithoutCopies(List<AcceptedEvent> sorted, List<AcceptedEvent> events) {
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
    }

    private static List<AcceptedEvent> audited(List<AcceptedEvent> events) {
        List<AcceptedEvent> audited = new ArrayList<>(events.size());
        for (int i = events.size() - 1; i >= 0; i--) {
            AcceptedEvent accepted = events.get(i);
            if (accepted.audited()) {
                audited.add(accepted);
            }
        }
        return Collections.unmodifiableList(audited);
    }

    /** The personas have their order already; the variants of one are looked up and sorted by their ids alone. */
    private static List<VariantChanges> variants(List<AcceptedEvent> events) {
        List<VariantChanges> variants = new ArrayList<>();
        Map<String, VariantChanges> ofPersona = new HashMap<>();
        String persona = "";
        for (AcceptedEvent accepted : events) {
            MonitorEvent event = accepted.event();
            if (CHANGE_VARIANTS.contains(event.type())) {
                if (!event.personaId().equals(persona)) {
                    addInOrder(ofPersona.values(), variants);
                    ofPersona = new HashMap<>();
                    persona = event.personaId();
                }
                ofPersona
                        .computeIfAbsent(
                                Objects.requireNonNull(event.variantId()),
                                variant -> new VariantChanges(QualifiedVariantId.of(event)))
                        .add(event, accepted.identity());
            }
        }
        addInOrder(ofPersona.values(), variants);
        return Collections.unmodifiableList(variants);
    }

    private static void addInOrder(Collection<VariantChanges> ofPersona, List<VariantChanges> variants) {
        List<VariantChanges> sorted = new ArrayList<>(ofPersona);
        sorted.sort(BY_VARIANT);
        variants.addAll(sorted);
    }
}
