package io.variantdash.query.optimization.decision;

import org.jspecify.annotations.Nullable;

/**
 * What the engine says of a variant. All null where it cannot say anything: the variant is not active, its post is not known
 * yet, or its counts contradict each other.
 *
 * @param posterior of the true engagement rate, with the prior that the persona's history gives
 * @param interval that holds at all times at once, however often it is looked at; it needs no prior
 * @param probabilityBest how probable it is that the variant earns the most over the next 1,000 views of each
 * @param expectedLoss how much engagement rate choosing this variant costs on average
 * @param killEvidence from 0 to 1: how far the evidence (E1) is on its way to a kill; null without a prediction
 * @param probabilityBelowThreshold that the true rate is below the kill rate (E2); null without a prediction
 * @param verdict how the interval lies to the prediction: beats, below, as_predicted or too_early; null without one
 * @param viewsToDecision further views, at the rate so far, until the verdict changes; null when it is decided or never is
 */
public record Decision(
        @Nullable Estimate posterior,
        @Nullable Range interval,
        @Nullable Double probabilityBest,
        @Nullable Double expectedLoss,
        @Nullable Double killEvidence,
        @Nullable Double probabilityBelowThreshold,
        @Nullable String verdict,
        @Nullable Long viewsToDecision) {

    public static final Decision NONE = new Decision(null, null, null, null, null, null, null, null);
}
