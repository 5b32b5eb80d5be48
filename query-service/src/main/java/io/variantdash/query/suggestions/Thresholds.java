package io.variantdash.query.suggestions;

import io.variantdash.query.optimization.decision.Rules;

/**
 * The settings by which it was decided; see {@link Rules}.
 *
 * @param ofPersona whether some of them are the persona's own
 */
record Thresholds(
        double wrongKillCost,
        double protectedShare,
        double killShare,
        double falseKillRate,
        long gracePeriodSeconds,
        int leastViews,
        double holdoutShare,
        boolean ofPersona) {

    static Thresholds of(Rules rules, boolean ofPersona) {
        return new Thresholds(
                rules.wrongKillCost(),
                rules.protectedShare(),
                rules.killShare(),
                rules.falseKillRate(),
                rules.gracePeriod().toSeconds(),
                rules.leastViews(),
                rules.holdoutShare(),
                ofPersona);
    }
}
