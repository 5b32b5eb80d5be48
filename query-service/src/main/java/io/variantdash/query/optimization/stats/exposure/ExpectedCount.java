package io.variantdash.query.optimization.stats.exposure;

/** The interactions of a minute: how many its exposure led to expect, and how many came. */
public record ExpectedCount(double expected, double observed) {}
