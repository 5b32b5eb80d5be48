package io.variantdash.query.optimization.stats.posterior;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * How many of the next {@code trials} views interact, when their rate is Beta distributed. No library in use has it; the
 * ratio of neighbouring probabilities gives all of them from the one at the mode.
 */
public final class BetaBinomial {

    private static final double NEGLIGIBLE = 1e-16;

    private final int first;
    private final double[] probabilities;

    public BetaBinomial(double a, double b, int trials) {
        int mode = (int) Math.max(0, Math.min(trials, Math.rint(trials * (a / (a + b)))));
        int low = mode;
        for (double p = 1; low > 0 && p > NEGLIGIBLE; low--) {
            p /= ratio(low - 1, a, b, trials);
        }
        int high = mode;
        for (double p = 1; high < trials && p > NEGLIGIBLE; high++) {
            p *= ratio(high, a, b, trials);
        }
        first = low;
        probabilities = new double[high - low + 1];
        probabilities[mode - low] = 1;
        for (int i = mode; i > low; i--) {
            probabilities[i - 1 - low] = probabilities[i - low] / ratio(i - 1, a, b, trials);
        }
        for (int i = mode; i < high; i++) {
            probabilities[i + 1 - low] = probabilities[i - low] * ratio(i, a, b, trials);
        }
        double total = 0;
        for (double p : probabilities) {
            total += p;
        }
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] /= total;
        }
    }

    /** The lowest number whose probability is not negligible. */
    public int first() {
        return first;
    }

    /** The highest number whose probability is not negligible. */
    public int last() {
        return first + probabilities.length - 1;
    }

    public double probability(int number) {
        int i = number - first;
        return i < 0 || i >= probabilities.length ? 0 : probabilities[i];
    }

    public double probabilityBelow(int number) {
        double sum = 0;
        for (int i = 0; i < Math.min(number - first, probabilities.length); i++) {
            sum += probabilities[i];
        }
        return Math.min(1, sum);
    }

    /** ln of the probability of one given sequence of outcomes: the marginal likelihood without the binomial coefficient. */
    static double logLikelihood(double a, double b, long interactions, long views) {
        return LogBeta.value(a + interactions, b + (views - interactions)) - LogBeta.value(a, b);
    }

    /** P(i + 1) / P(i). */
    private static double ratio(int i, double a, double b, int trials) {
        return (trials - i) * (a + i) / ((i + 1) * (b + (trials - i - 1)));
    }
}
