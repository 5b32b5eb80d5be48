package io.variantdash.query.optimization.stats.posterior;

/** A range of rates or factors, both ends included. */
public record Interval(double low, double high) {

    public double width() {
        return high - low;
    }
}
