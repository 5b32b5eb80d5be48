package io.variantdash.query.optimization.learning;

import com.fasterxml.jackson.annotation.JsonValue;
import io.variantdash.query.optimization.stats.calibration.CalibrationLikelihoodRatio;
import io.variantdash.query.optimization.stats.exposure.ExposureModel;
import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import io.variantdash.query.optimization.stats.posterior.Interval;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the history teaches about new variants of a persona (statistics §A and §E).
 *
 * @param version grows with each fit; 0 where nothing has been learnt yet
 * @param source whose history the prior comes from
 * @param prior null where there is too little history anywhere
 * @param sample how many variants it was fitted to
 * @param bias whether the predictions are biased; null where the persona's own history is too short to say
 * @param exposure how interactions come; null where too few minutes are stored anywhere
 * @param exposureSource whose minutes that comes from
 */
public record Learnt(
        long version,
        Instant fittedAt,
        Source source,
        @Nullable InformedPrior prior,
        int sample,
        @Nullable Bias bias,
        @Nullable ExposureModel exposure,
        Source exposureSource) {

    public static final Learnt NOTHING = new Learnt(0, Instant.EPOCH, Source.NONE, null, 0, null, null, Source.NONE);

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

    /**
     * By what the persona's predictions have to be multiplied, with the likelihood-ratio test of 1.
     *
     * @param interval the factors that the test does not reject at 5 %
     * @param sample how many variants were tested
     */
    public record Bias(double factor, Interval interval, double likelihoodRatio, double pValue, int sample) {

        static Bias of(CalibrationLikelihoodRatio test) {
            return new Bias(
                    test.factor(),
                    test.interval(),
                    test.likelihoodRatio(),
                    test.pValue(),
                    test.fitted().variants());
        }
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

    /** The same values as another version of them. */
    Learnt as(long otherVersion, Instant otherTime) {
        return new Learnt(otherVersion, otherTime, source, prior, sample, bias, exposure, exposureSource);
    }
}
