package io.variantdash.query.optimization.decision;

import io.variantdash.query.optimization.stats.fatigue.PatternCounts;
import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import io.variantdash.query.optimization.stats.posterior.Interval;

/** The posterior of a true engagement rate: its mean and its equal-tailed 95 % interval (statistics §A). */
public record Estimate(double mean, double low, double high) {

    public static Estimate of(EngagementPosterior posterior) {
        return of(posterior.mean(), posterior.interval());
    }

    /** Of several variants together, whose rates scatter (Jeffreys prior). */
    public static Estimate of(PatternCounts counts) {
        BetaPrior posterior = counts.update(BetaPrior.JEFFREYS);
        EngagementPosterior known = posterior.after(0, 0);
        return of(known.mean(), known.interval());
    }

    private static Estimate of(double mean, Interval interval) {
        return new Estimate(mean, interval.low(), interval.high());
    }
}
