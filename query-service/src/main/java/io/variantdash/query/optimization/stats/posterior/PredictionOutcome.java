package io.variantdash.query.optimization.stats.posterior;

/** What was predicted of a variant (a rate from 0 to 1) and what its views gave so far. */
public record PredictionOutcome(double prediction, long interactions, long views) {

    public PredictionOutcome {
        Predictions.check(prediction);
        Counts.check(interactions, views);
    }
}
