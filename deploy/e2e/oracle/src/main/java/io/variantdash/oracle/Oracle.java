package io.variantdash.oracle;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventIdentity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Knows what the tables must hold and what must have been published for the set of events that it was told of, in any
 * order and any number of copies. It keeps the set and looks at all of it to answer: slow, and too simple to be wrong.
 */
public final class Oracle {

    /** The last of these is the newest. */
    private static final Comparator<AcceptedEvent> AGE = Comparator.comparing(
                    (AcceptedEvent accepted) -> accepted.event().occurredAt())
            .thenComparing(AcceptedEvent::identity, EventIdentity.ORDER);

    private final Map<UUID, AcceptedEvent> events = new HashMap<>();

    /** Tells of an event. It is audited if any copy of it is, and was recorded when the first was. */
    public Oracle accept(AcceptedEvent event) {
        events.merge(event.identity(), event, AcceptedEvent::mergedWith);
        return this;
    }

    /** The identities of all events, each once. */
    public Set<UUID> identities() {
        return Set.copyOf(events.keySet());
    }

    /** What the tables must hold now. */
    public ExpectedTables tables() {
        List<BusinessRow> rows = new ArrayList<>();
        events.values().stream().filter(AcceptedEvent::audited).forEach(event -> rows.add(Rows.event(event)));
        of(EarlyKill.class).forEach(kill -> rows.add(Rows.kill(kill)));
        newestBy(of(PatternFatigue.class), Oracle::pattern).forEach(fatigue -> rows.add(Rows.fatigue(fatigue)));
        newestBy(of(OptimizationAlert.class), Oracle::suggestion).forEach(alert -> rows.add(Rows.alert(alert)));
        newestBy(of(PerformanceUpdate.class), Oracle::variantMinute)
                .forEach(counts -> rows.add(Rows.engagement(counts)));
        newestBy(events.values(), event -> List.of(event.personaId(), event.type()))
                .forEach(last -> rows.add(Rows.activity(last, leastLagMicros(last.event()))));
        variants().forEach(variant -> {
            rows.add(Rows.variant(variant));
            rows.add(Rows.monitoring(variant));
        });
        return new ExpectedTables(rows);
    }

    /** The identities that {@code dashboard.updates} must hold at least once. */
    public Set<UUID> updates() {
        Set<UUID> identities = events.values().stream()
                .filter(accepted -> !(accepted.event() instanceof PerformanceUpdate))
                .map(AcceptedEvent::identity)
                .collect(Collectors.toSet());
        variants().forEach(variant -> {
            if (variant.counts() != null) {
                identities.add(variant.counts().identity());
            }
        });
        return identities;
    }

    /** Among the events of one persona, type and hour. */
    private @Nullable Long leastLagMicros(MonitorEvent last) {
        return events.values().stream()
                .filter(accepted -> accepted.recordedAt() != null
                        && accepted.event().type() == last.type()
                        && accepted.event().personaId().equals(last.personaId())
                        && hour(accepted.event()).equals(hour(last)))
                .map(accepted -> ChronoUnit.MICROS.between(
                        accepted.event().occurredAt(), Objects.requireNonNull(accepted.recordedAt())))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Instant hour(MonitorEvent event) {
        return event.occurredAt().truncatedTo(ChronoUnit.HOURS);
    }

    /** An alert may speak of a variant, but changes nothing about it. */
    private List<ExpectedVariant> variants() {
        Map<List<String>, List<AcceptedEvent>> byVariant = events.values().stream()
                .filter(accepted -> accepted.event() instanceof VariantPosted
                        || accepted.event() instanceof PerformanceUpdate
                        || accepted.event() instanceof EarlyKill)
                .collect(Collectors.groupingBy(accepted -> variant(accepted.event())));
        List<ExpectedVariant> variants = new ArrayList<>();
        byVariant.forEach((key, about) -> variants.add(new ExpectedVariant(
                key.get(0),
                key.get(1),
                newest(about, VariantPosted.class),
                newest(about, PerformanceUpdate.class),
                newest(about, EarlyKill.class) != null)));
        return variants;
    }

    private Collection<AcceptedEvent> of(Class<? extends MonitorEvent> type) {
        return events.values().stream()
                .filter(accepted -> type.isInstance(accepted.event()))
                .toList();
    }

    private static Collection<AcceptedEvent> newestBy(
            Collection<AcceptedEvent> events, Function<MonitorEvent, List<?>> key) {
        Map<List<?>, AcceptedEvent> newest = new HashMap<>();
        events.forEach(accepted ->
                newest.merge(key.apply(accepted.event()), accepted, (a, b) -> AGE.compare(a, b) > 0 ? a : b));
        return newest.values();
    }

    private static @Nullable AcceptedEvent newest(
            Collection<AcceptedEvent> events, Class<? extends MonitorEvent> type) {
        return events.stream()
                .filter(accepted -> type.isInstance(accepted.event()))
                .max(AGE)
                .orElse(null);
    }

    private static List<String> variant(MonitorEvent event) {
        return List.of(event.personaId(), Objects.requireNonNull(event.variantId()));
    }

    private static List<?> variantMinute(MonitorEvent counts) {
        return List.of(variant(counts), Rows.minute(counts.occurredAt()));
    }

    private static List<?> suggestion(MonitorEvent alert) {
        return List.of(alert.personaId(), EventIdentity.suggestionOf((OptimizationAlert) alert));
    }

    private static List<?> pattern(MonitorEvent fatigue) {
        return List.of(fatigue.personaId(), ((PatternFatigue) fatigue).pattern());
    }
}
