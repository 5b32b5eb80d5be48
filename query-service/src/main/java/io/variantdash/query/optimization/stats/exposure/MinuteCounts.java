package io.variantdash.query.optimization.stats.exposure;

/** What one minute added to a variant. */
public record MinuteCounts(double views, double interactions) {}
