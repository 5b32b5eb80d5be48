package io.variantdash.local.demo.simulation;

import java.time.Duration;
import java.time.Instant;

/** The usual rule of early kills: enough interactions to judge, an ER below half of the predicted, and still early. */
final class KillRule {

    static final int MIN_INTERACTIONS = 10;
    static final double MIN_SHARE_OF_PREDICTION = 0.5;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private KillRule() {}

    static boolean condemns(LiveVariant variant, Instant now) {
        return variant.interactions() >= MIN_INTERACTIONS
                && variant.er() < MIN_SHARE_OF_PREDICTION * variant.draft().predictedEr()
                && variant.age(now).compareTo(WINDOW) <= 0;
    }
}
