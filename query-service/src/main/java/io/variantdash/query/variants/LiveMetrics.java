package io.variantdash.query.variants;

/** The totals of a variant so far. */
public record LiveMetrics(double engagementRate, long interactions, long views) {

    static final LiveMetrics NONE = new LiveMetrics(0, 0, 0);
}
