package io.variantdash.query.dashboard;

/** The persona in five numbers. */
public record Summary(
        long totalVariants, long activeVariants, double avgEngagementRate, long totalViews, long totalInteractions) {}
