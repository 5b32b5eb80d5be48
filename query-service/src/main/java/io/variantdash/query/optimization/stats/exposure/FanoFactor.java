package io.variantdash.query.optimization.stats.exposure;

import java.util.List;

/** By how much interactions come in clusters: the variance of counts over their mean, 1 where each comes alone. */
public final class FanoFactor {

    /** Of the standard normal distribution: the estimate is to be high rather than low. */
    private static final double QUANTILE_95 = 1.6448536269514722;

    private FanoFactor() {}

    /** The upper end of a one-sided 95 % interval of Σ(y − μ)²/Σμ, at least 1; 1 where nothing was expected. */
    public static double upperBound(List<ExpectedCount> minutes) {
        double expected = 0;
        double squares = 0;
        for (ExpectedCount minute : minutes) {
            expected += minute.expected();
            squares += square(minute.observed() - minute.expected());
        }
        if (expected == 0) {
            return 1;
        }
        double factor = squares / expected;
        double variance = 0;
        for (ExpectedCount minute : minutes) {
            variance += square(square(minute.observed() - minute.expected()) - factor * minute.expected());
        }
        return Math.max(1, factor + QUANTILE_95 * Math.sqrt(variance) / expected);
    }

    private static double square(double value) {
        return value * value;
    }
}
