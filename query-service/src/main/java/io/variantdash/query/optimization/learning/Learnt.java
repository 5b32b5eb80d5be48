package io.variantdash.query.optimization.learning;

import com.fasterxml.jackson.annotation.JsonValue;
import io.variantdash.query.optimization.stats.calibration.CalibrationLikelihoodRatio;
import io.variantdash.query.optimization.stats.exposure.ExposureModel;
import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the history teaches about new variants of a persona (statistics §A and §E).
 *
 * @param source whose history the prior comes from
 * @param prior null where there is too little history anywhere
 * @param sample how many variants it was fitted to
 * @param calibration whether the predictions are biased; null where the persona's own history is too short to say
 * @param exposure how interactions come; null where too few minutes are stored anywhere
 * @param exposureSource whose minutes that comes from
 */
public record Learnt(
        Source source,
        @Nullable InformedPrior prior,
        int sample,
        Instant fittedAt,
        @Nullable CalibrationLikelihoodRatio calibration,
        @Nullable ExposureModel exposure,
        Source exposureSource) {

    /** Whose history something comes from. */
    public enum Source {
        PERSONA,
        ALL_PERSONAS,
        NONE;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Learnt nothing(Instant at) {
        return new Learnt(Source.NONE, null, 0, at, null, null, Source.NONE);
    }

    /** Grows with each fit. */
    public long version() {
        return fittedAt.getEpochSecond();
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
