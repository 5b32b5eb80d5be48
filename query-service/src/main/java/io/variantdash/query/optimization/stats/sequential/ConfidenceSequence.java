package io.variantdash.query.optimization.stats.sequential;

import io.variantdash.query.optimization.stats.posterior.Counts;
import io.variantdash.query.optimization.stats.posterior.Interval;
import io.variantdash.query.optimization.stats.posterior.LogitBeta;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/**
 * An interval of a true engagement rate that holds at all times at once with probability 1 − α, however often it is looked
 * at: the beta-binomial mixture of Howard, Ramdas, McAuliffe and Sekhon, "Time-uniform, nonparametric, nonasymptotic
 * confidence sequences" (2021). α is 0.05.
 *
 * @param tightestAt the number of views at which the interval is tightest, fixed in advance
 */
public record ConfidenceSequence(double tightestAt) {

    public static final ConfidenceSequence DEFAULT = new ConfidenceSequence(1000);

    private static final double LOG_THRESHOLD = Math.log(1 / 0.05);
    private static final double LEAST_MIXTURE = 0.001;
    private static final double LOWEST_LOGIT = -690;

    /** Where even the largest count cannot move the end of the interval. */
    private static final double HIGHEST_LOGIT = 36;

    public ConfidenceSequence {
        if (!(tightestAt > 0 && tightestAt < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tightest at %s views".formatted(tightestAt));
        }
    }

    public Interval interval(long interactions, long views) {
        Counts.check(interactions, views);
        long failures = views - interactions;
        return new Interval(lowerEnd(interactions, failures), 1 - lowerEnd(failures, interactions));
    }

    /** Whether the interval after these counts leaves {@code rate} out. */
    public boolean excludes(double rate, long interactions, long views) {
        Counts.check(interactions, views);
        long failures = views - interactions;
        if (rate <= 0) {
            return rate < 0 || (interactions > 1 && lowerEnd(interactions, failures) > 0);
        }
        if (rate >= 1) {
            return rate > 1 || (failures > 1 && lowerEnd(failures, interactions) > 0);
        }
        return excess(rate, 1 - rate, interactions, failures) >= 0;
    }

    /** Where ln M crosses its threshold below the observed rate, or 0 where it never does. */
    private double lowerEnd(long successes, long failures) {
        if (successes == 0) {
            return 0;
        }
        double observed = failures == 0 ? HIGHEST_LOGIT : Math.log((double) successes / failures);
        if (excessAt(LOWEST_LOGIT, successes, failures) <= 0) {
            return 0;
        }
        double low = observed;
        double high = observed;
        for (double step = 2 / Math.sqrt(1.0 + Math.min(successes, failures)); ; step *= 2) {
            low = Math.max(LOWEST_LOGIT, low - step);
            if (excessAt(low, successes, failures) > 0) {
                break;
            }
            high = low;
        }
        return LogitBeta.rate(new BrentSolver(1e-14, 1e-12, 1e-13)
                .findRoot(logit -> excessAt(logit, successes, failures), low, high));
    }

    private double excessAt(double logit, long successes, long failures) {
        return excess(LogitBeta.rate(logit), LogitBeta.rate(-logit), successes, failures);
    }

    /** ln M(rate) − ln 1/α. */
    private double excess(double rate, double complement, long successes, long failures) {
        double mixture = mixture();
        double a = rate * mixture;
        double b = complement * mixture;
        return LogBeta.value(a + successes, b + failures)
                - LogBeta.value(a, b)
                - successes * Math.log(rate)
                - failures * Math.log(complement)
                - LOG_THRESHOLD;
    }

    private double mixture() {
        double spread = 2 * LOG_THRESHOLD + Math.log1p(2 * LOG_THRESHOLD);
        return Math.max(tightestAt / spread - 1, LEAST_MIXTURE);
    }
}
