package io.variantdash.oracle;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes up one event: mostly counts, as monitors send them, and enough of all else that they meet. */
final class EventMaker {

    private static final List<VariantStatus> POST_STATUSES =
            List.of(VariantStatus.ACTIVE, VariantStatus.PAUSED, VariantStatus.COMPLETED);
    private static final List<String> PATTERNS = List.of("question", "list", "curiosity_gap", "Zahl & Ü\u2028mlaut");

    private final Random random;
    private int made;

    EventMaker(Random random) {
        this.random = random;
    }

    MonitorEvent make(String personaId, String variantId, Instant time) {
        made++;
        int kind = random.nextInt(100);
        if (kind < 80) {
            return counts(personaId, variantId, time);
        }
        if (kind < 90) {
            return post(personaId, variantId, time);
        }
        if (kind < 92) {
            return kill(personaId, variantId, time);
        }
        return kind < 96 ? fatigue(personaId, time) : alert(personaId, variantId, time);
    }

    private MonitorEvent counts(String personaId, String variantId, Instant time) {
        long views = random.nextInt(100_000);
        long interactions = views == 0 ? 0 : random.nextLong(views);
        double rate = views == 0 ? 0 : (double) interactions / views;
        return new PerformanceUpdate(eventId(), personaId, variantId, views, interactions, rate, time);
    }

    MonitorEvent post(String personaId, String variantId, Instant time) {
        return new VariantPosted(
                eventId(),
                personaId,
                variantId,
                "What nobody tells you, part " + made + " 🚀",
                random.nextInt(1_000) / 1e5,
                orNull(one(PATTERNS)),
                one(POST_STATUSES),
                postedBefore(time),
                time);
    }

    private MonitorEvent kill(String personaId, String variantId, Instant time) {
        Instant postedAt = orNull(postedBefore(time));
        return new EarlyKill(eventId(), personaId, variantId, "below half", random.nextDouble(), made, postedAt, time);
    }

    private MonitorEvent fatigue(String personaId, Instant time) {
        String recommendation = orNull("Rest it for " + made + " days");
        return new PatternFatigue(
                eventId(), personaId, one(PATTERNS), random.nextInt(50), random.nextDouble(), recommendation, time);
    }

    private MonitorEvent alert(String personaId, String variantId, Instant time) {
        return new OptimizationAlert(
                eventId(),
                personaId,
                "slow_start",
                one(List.of(Priority.values())),
                "Title " + random.nextInt(20),
                "A \"quoted\" description \\ with\ttabs",
                orNull("Post later"),
                orNull("Because of " + made),
                orNull("suggestion-" + random.nextInt(20)),
                orNull(one(List.of(AlertState.values()))),
                orNull(variantId),
                orNull(one(PATTERNS)),
                orNull(evidence()),
                time);
    }

    /** Mostly within the hour, and here and there longer ago than anything is kept. */
    private Instant postedBefore(Instant time) {
        Instant recent = time.minus(Duration.ofMinutes(random.nextInt(60)));
        return random.nextInt(10) == 0 ? recent.minus(Duration.ofDays(random.nextInt(400))) : recent;
    }

    private JsonNode evidence() {
        return Rows.parse("{\"z\":[1,2.5e-7,{}],\"a\":%s,\"none\":null,\"yes\":true}".formatted(random.nextDouble()));
    }

    /** A few events name themselves; without a name of its own, an event that says the same is a copy. */
    private @Nullable String eventId() {
        return random.nextInt(4) == 0 ? "event-" + made : null;
    }

    private <T> @Nullable T orNull(T value) {
        return random.nextBoolean() ? value : null;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
