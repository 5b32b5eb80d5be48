package io.variantdash.query.optimization.stats.fatigue;

/**
 * How worn out a pattern is by its uses within the last 7 days.
 *
 * @param score from 0 to 1
 * @param relative whether the pattern was compared with the persona's others, because the persona posts so much that all its
 *     patterns would count as worn out
 */
public record UseFatigue(double score, boolean relative) {

    private static final long MOST_USES_COUNTED_ABSOLUTELY = 14;

    /**
     * Scores one pattern.
     *
     * @param uses of the pattern within the last 7 days
     * @param allUses of all the persona's patterns within the last 7 days
     * @param patterns how many patterns the persona used within the last 30 days
     */
    public static UseFatigue of(long uses, long allUses, long patterns) {
        if (uses < 0 || uses > allUses || patterns < 1) {
            throw new IllegalArgumentException("%d of %d uses, %d patterns".formatted(uses, allUses, patterns));
        }
        if (allUses <= MOST_USES_COUNTED_ABSOLUTELY) {
            return new UseFatigue(PatternWear.fatigueScore(uses), false);
        }
        double evenShare = (double) allUses / patterns;
        return new UseFatigue(Math.max(0, Math.min(1, uses / evenShare - 1)), true);
    }
}
