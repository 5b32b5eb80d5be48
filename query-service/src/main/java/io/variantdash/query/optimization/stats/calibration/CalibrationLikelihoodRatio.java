package io.variantdash.query.optimization.stats.calibration;

import io.variantdash.query.optimization.stats.posterior.FittedPrior;
import io.variantdash.query.optimization.stats.posterior.Interval;
import io.variantdash.query.optimization.stats.posterior.PredictionOutcome;
import io.variantdash.query.optimization.stats.posterior.PriorFit;
import io.variantdash.query.optimization.stats.posterior.PriorStrength;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.rootfinder.BrentSolver;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether predictions are biased: the likelihood-ratio test of a calibration factor of 1, which early kills do not bend.
 *
 * @param fitted the prior with the best factor
 * @param interval the factors that the same test does not reject at 5 %
 * @param likelihoodRatio twice the gain in ln likelihood over a factor of 1; χ² with one degree of freedom if it is 1
 * @param pValue how probable a ratio as high is if the factor is 1
 */
public record CalibrationLikelihoodRatio(FittedPrior fitted, Interval interval, double likelihoodRatio, double pValue) {

    private static final ChiSquaredDistribution CHI_SQUARED = ChiSquaredDistribution.of(1);
    private static final double CRITICAL = CHI_SQUARED.inverseSurvivalProbability(0.05);
    private static final double FARTHEST = 5;

    /** Empty where fewer than {@link PriorFit#LEAST_VARIANTS} have views and a prediction above 0. */
    public static Optional<CalibrationLikelihoodRatio> of(List<PredictionOutcome> outcomes) {
        return PriorFit.to(outcomes).map(CalibrationLikelihoodRatio::of);
    }

    /** The factor by which predictions have to be multiplied to be right on average. */
    public double factor() {
        return fitted.prior().calibration();
    }

    /** The test by the variants of a fit. */
    public static CalibrationLikelihoodRatio of(PriorFit fit) {
        FittedPrior best = fit.best();
        PriorStrength start = best.prior().strength();
        DoubleUnaryOperator ratio = logFactor -> Math.max(
                0, 2 * (best.logLikelihood() - fit.bestAt(logFactor, start).logLikelihood()));
        double at = Math.log(best.prior().calibration());
        double unbiased = ratio.applyAsDouble(0);
        return new CalibrationLikelihoodRatio(
                best,
                new Interval(Math.exp(end(ratio, at, -1)), Math.exp(end(ratio, at, 1))),
                unbiased,
                CHI_SQUARED.survivalProbability(unbiased));
    }

    private static double end(DoubleUnaryOperator ratio, double best, int direction) {
        double inside = best;
        for (double step = 0.05; step < FARTHEST; step *= 2) {
            double outside = best + direction * step;
            if (ratio.applyAsDouble(outside) > CRITICAL) {
                return new BrentSolver(1e-6, 1e-6, 1e-6)
                        .findRoot(
                                at -> ratio.applyAsDouble(at) - CRITICAL,
                                Math.min(inside, outside),
                                Math.max(inside, outside));
            }
            inside = outside;
        }
        return direction * FARTHEST;
    }
}
