package io.variantdash.query.optimization.decision;

import io.variantdash.query.optimization.stats.posterior.Interval;

/** A range of engagement rates or factors, both ends included. */
public record Range(double low, double high) {

    public static Range of(Interval interval) {
        return new Range(interval.low(), interval.high());
    }
}
