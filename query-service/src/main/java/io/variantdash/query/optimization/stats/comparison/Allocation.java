package io.variantdash.query.optimization.stats.comparison;

import java.util.ArrayList;
import java.util.List;

/** How the next views are best shared among the active variants of a persona: Thompson sampling's expected shares. */
public final class Allocation {

    private static final double FLOOR = 0.01;

    private Allocation() {}

    /**
     * Each variant's share: its probability of being best, weighted 0.5 + 0.5·freshness of its pattern, above a floor of 1 %
     * each. Where more than 50 variants would use up more than half for floors, the floor is half of an even share.
     *
     * @param probabilityBest under the fitted prior, one a variant
     * @param freshness from 0 to 1, one a variant
     * @return shares that sum to 1
     */
    public static List<Double> shares(List<Double> probabilityBest, List<Double> freshness) {
        int variants = probabilityBest.size();
        if (freshness.size() != variants) {
            throw new IllegalArgumentException("%d variants, %d freshnesses".formatted(variants, freshness.size()));
        }
        double total = 0;
        List<Double> weighted = new ArrayList<>();
        for (int k = 0; k < variants; k++) {
            double weight = probabilityBest.get(k) * (0.5 + 0.5 * freshness.get(k));
            weighted.add(weight);
            total += weight;
        }
        double floor = Math.min(FLOOR, 0.5 / variants);
        double scale = (1 - floor * variants) / total;
        return weighted.stream().map(weight -> floor + weight * scale).toList();
    }
}
