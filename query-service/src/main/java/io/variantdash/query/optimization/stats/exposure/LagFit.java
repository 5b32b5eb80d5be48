package io.variantdash.query.optimization.stats.exposure;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/**
 * How much later than its view an interaction comes, on average. Given how many interactions a variant has, each falls into a
 * minute with the share of the exposure that matured in it, whatever the variant's rate.
 */
public final class LagFit {

    private static final double SHORTEST = Math.log(0.1);
    private static final double LONGEST = Math.log(24 * 60.0);

    /** Half of the 90 % quantile of χ² with one degree of freedom: a one-sided 95 % interval. */
    private static final double DROP = 1.3527717270347;

    private LagFit() {}

    /**
     * The upper end of a one-sided 95 % interval of the mean lag τ in minutes: a lag taken as too long only delays a decision,
     * one taken as too short kills good variants. At most a day; empty where nothing interacted.
     *
     * @param variants the consecutive minutes of each variant, from its first view on
     * @param dispersion φ: by how much interactions cluster
     */
    public static OptionalDouble upperBound(List<List<MinuteCounts>> variants, double dispersion) {
        if (variants.stream().flatMap(List::stream).noneMatch(minute -> minute.interactions() > 0)) {
            return OptionalDouble.empty();
        }
        DoubleUnaryOperator logLikelihood = logLag -> variants.stream()
                .mapToDouble(minutes -> logLikelihood(minutes, Math.exp(logLag)))
                .sum();
        var best = new BrentOptimizer(1e-6, 1e-6)
                .optimize(
                        new MaxEval(500),
                        new UnivariateObjectiveFunction(logLikelihood::applyAsDouble),
                        GoalType.MAXIMIZE,
                        new SearchInterval(SHORTEST, LONGEST));
        DoubleUnaryOperator spare =
                logLag -> logLikelihood.applyAsDouble(logLag) - (best.getValue() - DROP * dispersion);
        if (spare.applyAsDouble(LONGEST) >= 0) {
            return OptionalDouble.of(Math.exp(LONGEST));
        }
        return OptionalDouble.of(Math.exp(new BrentSolver(1e-6, 1e-6, 1e-9).findRoot(spare, best.getPoint(), LONGEST)));
    }

    /** Views are taken to come in the middle of their minute. */
    private static double logLikelihood(List<MinuteCounts> minutes, double lag) {
        double keep = Math.exp(-1 / lag);
        double keepHalf = Math.exp(-0.5 / lag);
        double pending = 0;
        double exposure = 0;
        double interactions = 0;
        double sum = 0;
        for (MinuteCounts minute : minutes) {
            double before = pending;
            pending = pending * keep + minute.views() * keepHalf;
            double matured = before - pending + minute.views();
            exposure += matured;
            if (minute.interactions() > 0) {
                interactions += minute.interactions();
                sum += minute.interactions() * Math.log(Math.max(matured, Double.MIN_NORMAL));
            }
        }
        return interactions == 0 ? 0 : sum - interactions * Math.log(Math.max(exposure, Double.MIN_NORMAL));
    }
}
