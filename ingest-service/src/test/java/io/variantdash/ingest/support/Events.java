package io.variantdash.ingest.support;

import io.variantdash.event.AlertState;
import io.variantdash.event.EarlyKill;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.Priority;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events with the fields that a test does not care for filled in. */
public final class Events {

    private Events() {}

    /** The time now, as precise as events are. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** A persona of the test's own, so that tests do not meet. */
    public static String persona() {
        return "persona-" + UUID.randomUUID();
    }

    public static VariantPosted post(String persona, String variant, VariantStatus status, Instant updatedAt) {
        return new VariantPosted(
                null, persona, variant, "content at " + updatedAt, 0.05, "question", status, updatedAt, updatedAt);
    }

    public static PerformanceUpdate counts(
            String persona, String variant, long views, long interactions, Instant updatedAt) {
        double rate = views == 0 ? 0 : (double) interactions / views;
        return new PerformanceUpdate(null, persona, variant, views, interactions, rate, updatedAt);
    }

    public static EarlyKill kill(String persona, String variant, String reason, Instant killedAt) {
        return new EarlyKill(null, persona, variant, reason, 0.01, 500, null, killedAt);
    }

    public static PatternFatigue fatigue(String persona, String pattern, double score, Instant detectedAt) {
        return new PatternFatigue(null, persona, pattern, 4, score, "rest it", detectedAt);
    }

    /** An alert that names no suggestion. */
    public static OptimizationAlert alert(String persona, String title, Instant raisedAt) {
        return alert(persona, title, null, null, raisedAt);
    }

    public static OptimizationAlert alert(String persona, String suggestion, AlertState state, Instant raisedAt) {
        return alert(persona, "title", suggestion, state, raisedAt);
    }

    private static OptimizationAlert alert(
            String persona, String title, @Nullable String suggestion, @Nullable AlertState state, Instant raisedAt) {
        return new OptimizationAlert(
                null,
                persona,
                "pattern_optimization",
                Priority.HIGH,
                title,
                "description",
                null,
                null,
                suggestion,
                state,
                null,
                null,
                null,
                raisedAt);
    }
}
