package io.variantdash.query.live.decision;

import io.variantdash.query.optimization.decision.Decision;
import io.variantdash.query.optimization.decision.Estimate;
import io.variantdash.query.optimization.decision.Range;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions of a persona differ visibly from what was told last. Every update moves the figures of all other variants
 * by a hair; a change is told when it could be seen, and always measured from what was told, so that small ones add up.
 */
public final class DecisionChanges {

    /** Of a probability: a tenth of a percent. */
    private static final double PROBABILITY = 1e-3;

    /** Of a rate or a number of views, as a share of it. */
    private static final double SHARE = 5e-3;

    private Map<String, Decision> told = Map.of();

    /** Those that changed since the last call, in the order given. */
    public Map<String, Decision> since(Map<String, Decision> now) {
        Map<String, Decision> changed = new LinkedHashMap<>();
        Map<String, Decision> next = new HashMap<>();
        now.forEach((id, decision) -> {
            Decision before = told.get(id);
            if (before == null || differs(before, decision)) {
                changed.put(id, decision);
                next.put(id, decision);
            } else {
                next.put(id, before);
            }
        });
        told = next;
        return changed;
    }

    private static boolean differs(Decision a, Decision b) {
        return !Objects.equals(a.verdict(), b.verdict())
                || differs(a.posterior(), b.posterior())
                || differs(a.interval(), b.interval())
                || differsByMore(a.probabilityBest(), b.probabilityBest(), PROBABILITY)
                || differsByMore(a.killEvidence(), b.killEvidence(), PROBABILITY)
                || differsByMore(a.probabilityBelowThreshold(), b.probabilityBelowThreshold(), PROBABILITY)
                || differsByShare(a.expectedLoss(), b.expectedLoss())
                || differsByShare(asDouble(a.viewsToDecision()), asDouble(b.viewsToDecision()));
    }

    private static boolean differs(@Nullable Estimate a, @Nullable Estimate b) {
        if (a == null || b == null) {
            return !Objects.equals(a, b);
        }
        return differsByShare(a.mean(), b.mean())
                || differsByShare(a.low(), b.low())
                || differsByShare(a.high(), b.high());
    }

    private static boolean differs(@Nullable Range a, @Nullable Range b) {
        if (a == null || b == null) {
            return !Objects.equals(a, b);
        }
        return differsByShare(a.low(), b.low()) || differsByShare(a.high(), b.high());
    }

    private static boolean differsByShare(@Nullable Double a, @Nullable Double b) {
        return differsByMore(a, b, a == null ? 0 : SHARE * Math.abs(a));
    }

    private static boolean differsByMore(@Nullable Double a, @Nullable Double b, double difference) {
        if (a == null || b == null) {
            return !Objects.equals(a, b);
        }
        return Math.abs(a - b) > difference;
    }

    private static @Nullable Double asDouble(@Nullable Long number) {
        return number == null ? null : number.doubleValue();
    }
}
