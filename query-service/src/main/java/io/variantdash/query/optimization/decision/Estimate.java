package io.variantdash.query.optimization.decision;

import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import io.variantdash.query.optimization.stats.posterior.Interval;

/** The posterior of a true engagement rate: its mean and its equal-tailed 95 % interval (statistics §A). */
public record Estimate(double mean, double low, double high) {

    static Estimate of(EngagementPosterior posterior) {
        Interval interval = posterior.interval();
        return new Estimate(posterior.mean(), interval.low(), interval.high());
    }
}
