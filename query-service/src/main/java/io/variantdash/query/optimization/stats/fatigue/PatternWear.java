package io.variantdash.query.optimization.stats.fatigue;

/** How worn out a pattern is by its uses within the last 7 days. */
public final class PatternWear {

    private static final double USES_OF_FULL_FATIGUE = 6;

    private PatternWear() {}

    /** From 1 (unused) in halves to 0 (fatigued). */
    public static double freshness(long uses) {
        if (uses >= 3) {
            return 0;
        }
        return uses == 2 ? 0.25 : uses == 1 ? 0.5 : 1;
    }

    /** From 0 (unused) to 1 (worn out). */
    public static double fatigueScore(long uses) {
        return Math.min(1, uses / USES_OF_FULL_FATIGUE);
    }
}
