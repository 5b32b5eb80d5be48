package io.variantdash.query.optimization.decision;

import io.variantdash.query.config.DecisionsConfig;
import io.variantdash.query.config.PersonaDecisionsConfig;
import io.variantdash.query.optimization.stats.sequential.KillCosts;
import io.variantdash.query.optimization.stats.sequential.KillRates;
import java.time.Duration;

/**
 * The thresholds by which the engine decides; settings, in the words of a user.
 *
 * @param wrongKillCost the cost of killing a good variant, where letting a bad one run costs 1
 * @param protectedShare a variant that truly reaches this share of its prediction is not to be killed
 * @param killShare a variant that truly stays below this share of its prediction is to be killed
 * @param falseKillRate of good variants, the share that the evidence (E1) may ever suggest to kill
 * @param gracePeriod how old a post must be before anything is suggested about it
 * @param leastViews how many views it must have
 * @param holdoutShare of the variants that would be suggested for a kill, the share that is let run
 */
public record Rules(
        double wrongKillCost,
        double protectedShare,
        double killShare,
        double falseKillRate,
        Duration gracePeriod,
        int leastViews,
        double holdoutShare) {

    static Rules of(DecisionsConfig settings) {
        return new Rules(
                settings.wrongKillCost(),
                settings.protectedShare(),
                settings.killShare(),
                settings.falseKillRate(),
                settings.gracePeriod(),
                settings.leastViews(),
                settings.holdoutShare());
    }

    /** With what is different for one persona. */
    Rules with(PersonaDecisionsConfig settings) {
        return new Rules(
                settings.wrongKillCost().orElse(wrongKillCost),
                settings.protectedShare().orElse(protectedShare),
                settings.killShare().orElse(killShare),
                settings.falseKillRate().orElse(falseKillRate),
                settings.gracePeriod().orElse(gracePeriod),
                settings.leastViews().orElse(leastViews),
                settings.holdoutShare().orElse(holdoutShare));
    }

    /** θ of E2: how probable a failing variant must be. */
    public double killThreshold() {
        return new KillCosts(wrongKillCost, 1).threshold();
    }

    KillRates ratesOf(double predictedEr) {
        return KillRates.of(predictedEr, protectedShare, killShare);
    }
}
