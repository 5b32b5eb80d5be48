package io.variantdash.query.optimization.stats.posterior;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * A Beta distribution over the logit of a rate, where its density has no poles and falls exponentially on both sides, and
 * where rates of 10⁻⁶ are resolved as well as rates of ½.
 */
public final class LogitBeta {

    /** Beyond the point where the density has fallen by this many nats lies less than 10⁻¹¹ of the probability. */
    private static final double NEGLIGIBLE_DROP = 26;

    private static final int MOST_STEPS = 200;

    /** Of the last step, in standard deviations; Newton's method squares it. */
    private static final double PRECISION = 1e-6;

    private final double a;
    private final double b;
    private final double logNorm;

    public LogitBeta(double a, double b) {
        this.a = a;
        this.b = b;
        this.logNorm = -LogBeta.value(a, b);
    }

    public double a() {
        return a;
    }

    public double b() {
        return b;
    }

    public double mean() {
        return a / (a + b);
    }

    /** The density at a logit, given the logarithms of the rate and of its complement. */
    public double density(double logRate, double logComplement) {
        return Math.exp(a * logRate + b * logComplement + logNorm);
    }

    public double cumulative(double logit) {
        return logit < 0 ? RegularizedBeta.value(rate(logit), a, b) : RegularizedBeta.complement(rate(-logit), b, a);
    }

    /** The logit below which a negligible probability lies. */
    public double lowerBound() {
        return -mirrored().upperBound();
    }

    /**
     * The logit above which a negligible probability lies, by Chernoff's bound P(X ≥ x) ≤ (x/μ)^a·((1−x)/(1−μ))^b. Its
     * logarithm is concave, so Newton's method stays outside until it arrives.
     */
    public double upperBound() {
        double target = logKernel(Math.log(a / b)) - NEGLIGIBLE_DROP;
        double logit = -target / b;
        for (int step = 0; step < MOST_STEPS; step++) {
            double missing = target - logKernel(logit);
            if (missing < 1) {
                break;
            }
            logit += missing / (a * rate(-logit) - b * rate(logit));
        }
        return logit;
    }

    /** The rate below which {@code probability} lies. */
    double quantile(double probability) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double deviation = Math.sqrt(Trigamma.value(a) + Trigamma.value(b));
        double logit = Digamma.value(a) - Digamma.value(b) + (probability < 0.5 ? -2 : 2) * deviation;
        for (int step = 0; step < MOST_STEPS; step++) {
            double missing = probability - cumulative(logit);
            if (missing > 0) {
                low = logit;
            } else {
                high = logit;
            }
            double move = missing / density(logRate(logit), logRate(-logit));
            double next = logit + Math.max(-deviation, Math.min(deviation, move));
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - logit) <= PRECISION * deviation) {
                return rate(next);
            }
            logit = next;
        }
        return rate(logit);
    }

    /** The rate above which {@code probability} lies. */
    double upperQuantile(double probability) {
        return 1 - mirrored().quantile(probability);
    }

    /** The integral of the cumulative distribution over rates from 0 to the one at {@code logit}. */
    public double integralOfCumulative(double logit) {
        double cumulative = cumulative(logit);
        double next = cumulative - density(logRate(logit), logRate(-logit)) / a;
        return rate(logit) * cumulative - mean() * Math.max(0, next);
    }

    /** How fast the density changes at a logit, per unit of the logit. */
    public double changeRate(double logit) {
        double rate = rate(logit);
        double slope = a * (1 - rate) - b * rate;
        return Math.max(Math.sqrt((a + b) * rate * (1 - rate)), Math.abs(slope) / 3);
    }

    /** ln of the rate at a logit. */
    public static double logRate(double logit) {
        return logit < 0 ? logit - Math.log1p(Math.exp(logit)) : -Math.log1p(Math.exp(-logit));
    }

    public static double rate(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private double logKernel(double logit) {
        return a * logRate(logit) + b * logRate(-logit);
    }

    private LogitBeta mirrored() {
        return new LogitBeta(b, a);
    }
}
