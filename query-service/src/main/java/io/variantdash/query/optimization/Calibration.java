package io.variantdash.query.optimization;

import io.variantdash.query.optimization.decision.Range;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.stats.calibration.CalibrationSummary;
import io.variantdash.query.optimization.stats.exposure.ExposureModel;
import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import io.variantdash.query.optimization.stats.posterior.Interval;
import io.variantdash.query.optimization.stats.posterior.PredictionOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How right the predictions of a persona are, and what has been learnt from its history (statistics §A, §E, §F).
 *
 * @param sample how many variants of the last 30 days have views and a prediction
 * @param bias the fitted factor, which early kills do not bend; null where the persona's own history is too short
 * @param description figures that early kills bend; null where there is nothing to describe
 * @param parametersVersion of what has been learnt; 0 where that is nothing
 * @param fittedAt when it was learnt
 * @param bins variants with similar predictions together, the lowest prediction first
 */
record Calibration(
        int sample,
        @Nullable Bias bias,
        @Nullable Description description,
        List<Bin> bins,
        @Nullable Prior prior,
        @Nullable Exposure exposure,
        long parametersVersion,
        @Nullable Instant fittedAt,
        String caution,
        Instant asOf) {

    private static final int MOST_BINS = 10;
    private static final String CAUTION =
            "Early kills stop variants while they look bad, which bends all of these figures but the bias.";

    /** By what predictions have to be multiplied, with the likelihood-ratio test of 1. */
    record Bias(double factor, Range interval, double likelihoodRatio, double pValue) {}

    /** See {@link CalibrationSummary}; Z is null where predictions leave no room for chance. */
    record Description(
            @Nullable Double observedToExpected,
            double calibrationError,
            double brierScore,
            @Nullable Double spiegelhalterZ,
            @Nullable Double overdispersedZ) {}

    /** Variants with similar predictions; the range is that of the pooled rate if views were independent (Jeffreys prior). */
    record Bin(double predictedEr, double actualEr, Range interval, int variants, long views, long interactions) {}

    /** What the prior of a typical prediction weighs. */
    record Prior(double typicalPrediction, double worthViews, Learnt.Source source, int sample) {}

    /** How interactions come: the factors of the hours in UTC, from midnight on. */
    record Exposure(List<Double> hourFactors, double lagMinutes, double dispersion, Learnt.Source source) {}

    static Calibration of(List<PredictionOutcome> outcomes, Learnt learnt, Instant now) {
        return new Calibration(
                outcomes.size(),
                bias(learnt.bias()),
                outcomes.isEmpty() ? null : description(outcomes, learnt.prior()),
                bins(outcomes),
                prior(learnt),
                exposure(learnt),
                learnt.version(),
                learnt.version() == 0 ? null : learnt.fittedAt(),
                CAUTION,
                now);
    }

    private static @Nullable Bias bias(Learnt.@Nullable Bias test) {
        return test == null
                ? null
                : new Bias(test.factor(), Range.of(test.interval()), test.likelihoodRatio(), test.pValue());
    }

    private static Description description(List<PredictionOutcome> outcomes, @Nullable InformedPrior prior) {
        CalibrationSummary summary = CalibrationSummary.of(outcomes, prior);
        return new Description(
                finite(summary.observedToExpected()),
                summary.calibrationError(),
                summary.brierScore(),
                finite(summary.spiegelhalterZ()),
                finite(summary.overdispersedZ()));
    }

    private static @Nullable Double finite(@Nullable Double figure) {
        return figure == null || !Double.isFinite(figure) ? null : figure;
    }

    private static List<Bin> bins(List<PredictionOutcome> outcomes) {
        List<PredictionOutcome> sorted = outcomes.stream()
                .sorted(Comparator.comparingDouble(PredictionOutcome::prediction))
                .toList();
        int count = Math.min(MOST_BINS, sorted.size());
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bins.add(bin(sorted.subList(i * sorted.size() / count, (i + 1) * sorted.size() / count)));
        }
        return bins;
    }

    private static Bin bin(List<PredictionOutcome> outcomes) {
        long views = outcomes.stream().mapToLong(PredictionOutcome::views).sum();
        long interactions =
                outcomes.stream().mapToLong(PredictionOutcome::interactions).sum();
        double expected =
                outcomes.stream().mapToDouble(o -> o.views() * o.prediction()).sum();
        Interval interval = new EngagementPosterior(interactions, views).interval();
        return new Bin(
                expected / views,
                (double) interactions / views,
                Range.of(interval),
                outcomes.size(),
                views,
                interactions);
    }

    private static @Nullable Prior prior(Learnt learnt) {
        InformedPrior prior = learnt.prior();
        if (prior == null) {
            return null;
        }
        double typical = prior.strength().typical();
        return new Prior(typical, prior.of(typical).worthViews(), learnt.source(), learnt.sample());
    }

    private static @Nullable Exposure exposure(Learnt learnt) {
        ExposureModel model = learnt.exposure();
        return model == null
                ? null
                : new Exposure(
                        model.hours().factors(), model.lagMinutes(), model.dispersion(), learnt.exposureSource());
    }
}
