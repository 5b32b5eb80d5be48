package io.variantdash.query.optimization.learning;

import io.variantdash.query.optimization.learning.Learnt.Source;
import io.variantdash.query.optimization.stats.exposure.ExposureModel;
import io.variantdash.query.optimization.stats.exposure.HourFactors;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import io.variantdash.query.optimization.stats.posterior.Interval;
import io.variantdash.query.optimization.stats.posterior.PriorStrength;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has been learnt of a persona, as it is kept in {@code dashboard.parameters}.
 *
 * @param personaId or {@link #ALL}
 */
public record ParametersRecord(String personaId, long version, Instant fittedAt, int sample, Values values) {

    /** All personas together. One whose id this is has no record of its own. */
    public static final String ALL = "*";

    /** What was learnt; each null where there is too little history anywhere. */
    public record Values(
            @Nullable Prior prior,
            @Nullable Bias bias,
            @Nullable Exposure exposure) {}

    /** See {@link InformedPrior}. */
    public record Prior(
            Source source, double strength, double exponent, double typicalPrediction, double calibration) {}

    /** See {@link Learnt.Bias}. */
    public record Bias(double factor, double low, double high, double likelihoodRatio, double pValue, int sample) {}

    /** See {@link ExposureModel}. */
    public record Exposure(Source source, List<Double> hourFactors, double lagMinutes, double dispersion) {}

    public static ParametersRecord of(String personaId, Learnt learnt) {
        return new ParametersRecord(
                personaId,
                learnt.version(),
                learnt.fittedAt(),
                learnt.sample(),
                new Values(prior(learnt), bias(learnt.bias()), exposure(learnt)));
    }

    /**
     * The same for use.
     *
     * @throws RuntimeException where a value is missing, or cannot be what has been learnt
     */
    public Learnt learnt() {
        if (version < 1 || personaId.isEmpty()) {
            throw new IllegalArgumentException("version %d of “%s”".formatted(version, personaId));
        }
        Prior prior = values.prior();
        Bias bias = values.bias();
        Exposure exposure = values.exposure();
        return new Learnt(
                version,
                fittedAt,
                prior == null ? Source.NONE : prior.source(),
                prior == null
                        ? null
                        : new InformedPrior(
                                new PriorStrength(prior.strength(), prior.exponent(), prior.typicalPrediction()),
                                prior.calibration()),
                sample,
                bias == null
                        ? null
                        : new Learnt.Bias(
                                bias.factor(),
                                new Interval(bias.low(), bias.high()),
                                bias.likelihoodRatio(),
                                bias.pValue(),
                                bias.sample()),
                exposure == null
                        ? null
                        : new ExposureModel(
                                new HourFactors(exposure.hourFactors()), exposure.lagMinutes(), exposure.dispersion()),
                exposure == null ? Source.NONE : exposure.source());
    }

    private static @Nullable Prior prior(Learnt learnt) {
        InformedPrior prior = learnt.prior();
        return prior == null
                ? null
                : new Prior(
                        learnt.source(),
                        prior.strength().base(),
                        prior.strength().exponent(),
                        prior.strength().typical(),
                        prior.calibration());
    }

    private static @Nullable Bias bias(Learnt.@Nullable Bias bias) {
        return bias == null
                ? null
                : new Bias(
                        bias.factor(),
                        bias.interval().low(),
                        bias.interval().high(),
                        bias.likelihoodRatio(),
                        bias.pValue(),
                        bias.sample());
    }

    private static @Nullable Exposure exposure(Learnt learnt) {
        ExposureModel model = learnt.exposure();
        return model == null
                ? null
                : new Exposure(
                        learnt.exposureSource(), model.hours().factors(), model.lagMinutes(), model.dispersion());
    }
}
