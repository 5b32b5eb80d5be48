package io.variantdash.query.optimization.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What the counts say about a true engagement rate, where nothing else is known (Jeffreys prior). Interactions are taken
 * as at most one per view.
 */
public record EngagementPosterior(long interactions, long views) {

    private static final double JEFFREYS = 0.5;

    public EngagementPosterior {
        if (interactions < 0 || interactions > views) {
            throw new IllegalArgumentException("%d interactions of %d views".formatted(interactions, views));
        }
    }

    /** The probability that the true rate is below {@code rate}. */
    public double probabilityBelow(double rate) {
        return BetaDistribution.of(JEFFREYS + interactions, JEFFREYS + views - interactions)
                .cumulativeProbability(rate);
    }
}
