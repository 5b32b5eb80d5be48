package io.variantdash.query.optimization.stats.posterior;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/** What a prior and the counts say about a true engagement rate. Interactions are taken as at most one per view. */
public record EngagementPosterior(BetaPrior prior, long interactions, long views) {

    private static final double TAIL_OF_95_PERCENT = 0.025;

    public EngagementPosterior {
        Counts.check(interactions, views);
    }

    /** Where nothing but the counts is known (Jeffreys prior). */
    public EngagementPosterior(long interactions, long views) {
        this(BetaPrior.JEFFREYS, interactions, views);
    }

    /** The first parameter of the posterior Beta distribution. */
    public double a() {
        return prior.a() + interactions;
    }

    /** The second parameter of the posterior Beta distribution. */
    public double b() {
        return prior.b() + (views - interactions);
    }

    public double mean() {
        return a() / (a() + b());
    }

    /** The equal-tailed 95 % credible interval. */
    public Interval interval() {
        return interval(TAIL_OF_95_PERCENT);
    }

    /** The equal-tailed credible interval that leaves out {@code tail} on each side. */
    public Interval interval(double tail) {
        LogitBeta beta = new LogitBeta(a(), b());
        return new Interval(beta.quantile(tail), beta.upperQuantile(tail));
    }

    /** The probability that the true rate is below {@code rate}. */
    public double probabilityBelow(double rate) {
        return rate <= 0 ? 0 : rate >= 1 ? 1 : RegularizedBeta.value(rate, a(), b());
    }

    /** The probability density of the true rate at {@code rate}; infinite where a curve has a pole at 0 or 1. */
    public double density(double rate) {
        return Math.exp((a() - 1) * Math.log(rate) + (b() - 1) * Math.log1p(-rate) - LogBeta.value(a(), b()));
    }
}
