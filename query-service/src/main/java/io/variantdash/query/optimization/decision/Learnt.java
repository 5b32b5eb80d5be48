package io.variantdash.query.optimization.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import io.variantdash.query.optimization.stats.calibration.CalibrationLikelihoodRatio;
import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the history of the last 30 days teaches about new variants of a persona (statistics §A).
 *
 * @param source whose history it is
 * @param prior null where there is too little history anywhere
 * @param sample how many variants it was fitted to
 * @param calibration whether the predictions are biased; null where the persona's own history is too short to say
 */
public record Learnt(
        Source source,
        @Nullable InformedPrior prior,
        int sample,
        Instant fittedAt,
        @Nullable CalibrationLikelihoodRatio calibration) {

    /** Whose history the prior comes from. */
    public enum Source {
        PERSONA,
        ALL_PERSONAS,
        NONE;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Learnt nothing(Instant at) {
        return new Learnt(Source.NONE, null, 0, at, null);
    }

    /** The prior of a variant with this prediction; Jeffreys where nothing is known of it. */
    public BetaPrior priorOf(@Nullable Double predictedEr) {
        return prior == null || predictedEr == null ? BetaPrior.JEFFREYS : prior.of(predictedEr);
    }

    /** How many views the prior of a variant with this prediction weighs as much as; empty where there is none. */
    public Optional<Double> worthViews(double predictedEr) {
        return prior == null
                ? Optional.empty()
                : Optional.of(prior.of(predictedEr).worthViews());
    }
}
