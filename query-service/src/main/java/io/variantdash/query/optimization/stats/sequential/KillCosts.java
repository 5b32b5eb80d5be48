package io.variantdash.query.optimization.stats.sequential;

import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;

/**
 * What a kill by the posterior (E2) weighs: the costs, in any one unit, of killing a variant that would have done and of
 * letting one run that would not.
 */
public record KillCosts(double falseKill, double missedKill) {

    public static final KillCosts EQUAL = new KillCosts(1, 1);

    public KillCosts {
        if (!(falseKill > 0 && missedKill > 0) || Double.isInfinite(falseKill + missedKill)) {
            throw new IllegalArgumentException("costs of %s and %s".formatted(falseKill, missedKill));
        }
    }

    /** θ: how probable a failing variant must be for a kill to cost less on average. */
    public double threshold() {
        return falseKill / (falseKill + missedKill);
    }

    public boolean recommendKill(EngagementPosterior posterior, double killRate) {
        return posterior.probabilityBelow(killRate) >= threshold();
    }
}
