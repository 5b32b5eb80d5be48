package io.variantdash.bench.decisions.archive;

import java.util.List;

/**
 * Variants that were shown side by side; at least two.
 *
 * @param week ISO year and week, which sorts as text
 */
public record VariantTest(String week, List<Ended> variants) {

    /** The rate of all others together, which serves as the prediction of one. */
    public double rateOfOthers(int which) {
        long views = 0;
        long clicks = 0;
        for (int i = 0; i < variants.size(); i++) {
            if (i != which) {
                views += variants.get(i).views();
                clicks += variants.get(i).clicks();
            }
        }
        return (double) clicks / views;
    }

    public double bestRate() {
        return variants.stream().mapToDouble(Ended::rate).max().orElseThrow();
    }

    public int mostViews() {
        return variants.stream().mapToInt(Ended::views).max().orElseThrow();
    }

    public int leastViews() {
        return variants.stream().mapToInt(Ended::views).min().orElseThrow();
    }
}
