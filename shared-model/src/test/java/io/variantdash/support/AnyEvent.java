package io.variantdash.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.event.AlertState;
import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.Priority;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.domains.DomainContextBase;
import org.jspecify.annotations.Nullable;

/** Generates events of all types that a record of {@link Golden#RECORD_TIME} may carry. */
@Domain(DomainContext.Global.class)
public final class AnyEvent extends DomainContextBase {

    private static final long MAX_COUNT = (1L << 53) - 1;

    @Provide
    Arbitrary<MonitorEvent> events() {
        return Arbitraries.oneOf(posts(), updates(), kills(), fatigues(), alerts());
    }

    private static Arbitrary<MonitorEvent> posts() {
        return Combinators.combine(
                        eventIds(), ids(), ids(), texts(), rates(), optional(texts()), postStatuses(), timePairs())
                .as((eventId, persona, variant, content, rate, pattern, status, times) -> new VariantPosted(
                        eventId, persona, variant, content, rate, pattern, status, times.first, times.second));
    }

    private static Arbitrary<MonitorEvent> updates() {
        return Combinators.combine(eventIds(), ids(), ids(), counts(), counts(), rates(), times())
                .as((eventId, persona, variant, some, others, rate, time) -> new PerformanceUpdate(
                        eventId, persona, variant, Math.max(some, others), Math.min(some, others), rate, time));
    }

    private static Arbitrary<MonitorEvent> kills() {
        return Combinators.combine(eventIds(), ids(), ids(), texts(), rates(), counts(), optional(times()), times())
                .as(EarlyKill::new);
    }

    private static Arbitrary<MonitorEvent> fatigues() {
        return Combinators.combine(eventIds(), ids(), texts(), counts(), rates(), optional(texts()), times())
                .as(PatternFatigue::new);
    }

    private static Arbitrary<MonitorEvent> alerts() {
        Arbitrary<Words> words = Combinators.combine(texts(), texts(), texts(), optional(texts()), optional(texts()))
                .as(Words::new);
        Arbitrary<Subject> subjects = Combinators.combine(
                        optional(ids()),
                        optional(Arbitraries.of(AlertState.values())),
                        optional(ids()),
                        optional(texts()))
                .as(Subject::new);
        return Combinators.combine(
                        eventIds(),
                        ids(),
                        words,
                        Arbitraries.of(Priority.values()),
                        subjects,
                        optional(AnyJson.canonicalObject()),
                        times())
                .as(AnyEvent::alert);
    }

    private static OptimizationAlert alert(
            @Nullable String eventId,
            String personaId,
            Words words,
            Priority priority,
            Subject subject,
            @Nullable JsonNode evidence,
            Instant raisedAt) {
        return new OptimizationAlert(
                eventId,
                personaId,
                words.type,
                priority,
                words.title,
                words.description,
                words.action,
                words.why,
                subject.suggestionId,
                subject.state,
                subject.variantId,
                subject.pattern,
                evidence,
                raisedAt);
    }

    private static Arbitrary<@Nullable String> eventIds() {
        return optional(AnyJson.text(0, 20));
    }

    private static Arbitrary<String> ids() {
        return AnyJson.text(1, 30).filter(id -> !id.isBlank() && id.chars().noneMatch(Character::isISOControl));
    }

    private static Arbitrary<String> texts() {
        return AnyJson.text(1, 30).filter(text -> !text.isBlank());
    }

    private static Arbitrary<Long> counts() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.longs().between(0, MAX_COUNT)), Tuple.of(1, Arbitraries.of(0L, 1L, MAX_COUNT)));
    }

    /** Every double from 0 to 1: their bits are in the order of their values. */
    private static Arbitrary<Double> rates() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        4,
                        Arbitraries.longs()
                                .between(0, Double.doubleToLongBits(1))
                                .map(Double::longBitsToDouble)),
                Tuple.of(1, Arbitraries.of(0.0, 1.0, Double.MIN_VALUE, 0.065)));
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(-Golden.RETENTION.toMillis() * 1000, 300_000_000)
                .map(micros -> Golden.RECORD_TIME.plus(micros, ChronoUnit.MICROS));
    }

    private static Arbitrary<Times> timePairs() {
        return Combinators.combine(times(), times()).as(Times::new);
    }

    private static Arbitrary<VariantStatus> postStatuses() {
        return Arbitraries.of(VariantStatus.ACTIVE, VariantStatus.PAUSED, VariantStatus.COMPLETED);
    }

    private static <T> Arbitrary<@Nullable T> optional(Arbitrary<T> values) {
        return values.injectNull(0.3);
    }

    private record Times(Instant first, Instant second) {}

    private record Words(
            String type,
            String title,
            String description,
            @Nullable String action,
            @Nullable String why) {}

    private record Subject(
            @Nullable String suggestionId,
            @Nullable AlertState state,
            @Nullable String variantId,
            @Nullable String pattern) {}
}
