package io.variantdash.query.optimization.stats.sequential;

/** How a variant's always-valid interval lies to its prediction. */
public enum Verdict {
    /** The whole interval is above the prediction. */
    BEATS,
    /** The whole interval is below the prediction. */
    BELOW,
    /** The whole interval is within 20 % of the prediction. */
    AS_PREDICTED,
    TOO_EARLY;

    private static final double TOLERANCE = 0.2;

    /** The verdict after these counts on a rate that was predicted as {@code prediction}. */
    public static Verdict of(ConfidenceSequence sequence, double prediction, long interactions, long views) {
        double observed = views == 0 ? 0 : (double) interactions / views;
        if (sequence.excludes(prediction, interactions, views)) {
            return observed > prediction ? BEATS : BELOW;
        }
        double low = (1 - TOLERANCE) * prediction;
        double high = (1 + TOLERANCE) * prediction;
        boolean within = observed > low
                && observed < high
                && sequence.excludes(low, interactions, views)
                && (high > 1 || sequence.excludes(high, interactions, views));
        return within ? AS_PREDICTED : TOO_EARLY;
    }
}
