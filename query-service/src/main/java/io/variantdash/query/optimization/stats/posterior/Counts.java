package io.variantdash.query.optimization.stats.posterior;

/** What counts must satisfy where interactions are taken as at most one per view. */
public final class Counts {

    private Counts() {}

    public static void check(long interactions, long views) {
        if (interactions < 0 || interactions > views) {
            throw new IllegalArgumentException("%d interactions of %d views".formatted(interactions, views));
        }
    }
}
