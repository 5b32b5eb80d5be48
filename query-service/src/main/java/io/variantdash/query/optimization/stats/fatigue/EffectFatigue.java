package io.variantdash.query.optimization.stats.fatigue;

import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import io.variantdash.query.optimization.stats.posterior.Interval;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether a pattern earns less than it used to, relative to the persona's other patterns in the same weeks, so that a quiet
 * week for all is not called fatigue.
 *
 * @param ratio (recent rate / baseline rate) of the pattern over the same of the others, at the median
 * @param interval the 95 % credible interval of the ratio
 * @param probability that the ratio is below 0.8
 */
public record EffectFatigue(double ratio, Interval interval, double probability) {

    /** From this probability on it is called fatigue. */
    public static final double WARN_ABOVE = 0.9;

    private static final double WORN = 0.8;

    private static final double LEAST_PRIOR = 0.5;

    /**
     * Both rates of the pattern are shrunk towards the others' of the same weeks, or regression to the mean would look like
     * fatigue. The logarithms of the four Beta rates have their exact means and variances; their sum is taken as normal.
     *
     * @param strength what the others' rate is worth as the pattern's prior, in interactions
     */
    public static EffectFatigue of(
            PatternCounts recent,
            PatternCounts baseline,
            PatternCounts othersRecent,
            PatternCounts othersBaseline,
            double strength) {
        BetaPrior othersNow = othersRecent.update(BetaPrior.JEFFREYS);
        BetaPrior othersThen = othersBaseline.update(BetaPrior.JEFFREYS);
        BetaPrior now = recent.update(centredOn(othersNow, strength));
        BetaPrior then = baseline.update(centredOn(othersThen, strength));
        double mean = logMean(now) - logMean(then) - logMean(othersNow) + logMean(othersThen);
        double variance = logVariance(now) + logVariance(then) + logVariance(othersNow) + logVariance(othersThen);
        NormalDistribution logRatio = NormalDistribution.of(mean, Math.sqrt(variance));
        return new EffectFatigue(
                Math.exp(mean),
                new Interval(
                        Math.exp(logRatio.inverseCumulativeProbability(0.025)),
                        Math.exp(logRatio.inverseSurvivalProbability(0.025))),
                logRatio.cumulativeProbability(Math.log(WORN)));
    }

    public boolean warns() {
        return probability > WARN_ABOVE;
    }

    private static BetaPrior centredOn(BetaPrior rate, double strength) {
        return new BetaPrior(strength, Math.max(LEAST_PRIOR, strength * (rate.b() / rate.a())));
    }

    private static double logMean(BetaPrior beta) {
        return Digamma.value(beta.a()) - Digamma.value(beta.a() + beta.b());
    }

    private static double logVariance(BetaPrior beta) {
        return Trigamma.value(beta.a()) - Trigamma.value(beta.a() + beta.b());
    }
}
