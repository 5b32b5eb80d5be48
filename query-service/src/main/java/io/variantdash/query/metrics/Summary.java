package io.variantdash.query.metrics;

/** The persona in five numbers. */
public record Summary(
        long totalVariants, long activeVariants, double avgEngagementRate, long totalViews, long totalInteractions) {}
