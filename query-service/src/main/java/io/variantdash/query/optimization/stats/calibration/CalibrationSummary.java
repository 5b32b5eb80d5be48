package io.variantdash.query.optimization.stats.calibration;

import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import io.variantdash.query.optimization.stats.posterior.PredictionOutcome;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How predictions and outcomes differ, as descriptions: early kills bend all of these figures, so a bias is judged by
 * {@link CalibrationLikelihoodRatio}. Not a number where there are no views, or where nothing was expected.
 *
 * @param observedToExpected O/E: ΣS / Σn·p̂
 * @param calibrationError ECE: Σ|S − n·p̂| / Σn
 * @param brierScore Σ[S(1 − p̂)² + F·p̂²] / Σn
 * @param spiegelhalterZ Spiegelhalter's Z, standard normal if every view is independent of the others
 * @param overdispersedZ the same over the variance of beta-binomial counts with the prior's strength; null without a prior
 */
public record CalibrationSummary(
        double observedToExpected,
        double calibrationError,
        double brierScore,
        double spiegelhalterZ,
        @Nullable Double overdispersedZ) {

    public static CalibrationSummary of(List<PredictionOutcome> outcomes, @Nullable InformedPrior prior) {
        double views = 0;
        double observed = 0;
        double expected = 0;
        double error = 0;
        double brier = 0;
        double deviation = 0;
        double variance = 0;
        double overdispersed = 0;
        for (PredictionOutcome outcome : outcomes) {
            double p = outcome.prediction();
            double n = outcome.views();
            double s = outcome.interactions();
            views += n;
            observed += s;
            expected += n * p;
            error += Math.abs(s - n * p);
            brier += s * (1 - p) * (1 - p) + (n - s) * p * p;
            deviation += (s - n * p) * (1 - 2 * p);
            double part = n * (1 - 2 * p) * (1 - 2 * p) * p * (1 - p);
            variance += part;
            overdispersed += prior == null
                    ? 0
                    : part * Overdispersion.factor(n, prior.of(p).worthViews());
        }
        return new CalibrationSummary(
                observed / expected,
                error / views,
                brier / views,
                deviation / Math.sqrt(variance),
                prior == null ? null : Double.valueOf(deviation / Math.sqrt(overdispersed)));
    }

    /** The two-sided p-value of a standard normal {@code z}. */
    public static double pValue(double z) {
        return 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
    }
}
