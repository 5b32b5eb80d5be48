package io.variantdash.query.optimization.audit;

import io.variantdash.query.optimization.decision.Rules;
import io.variantdash.query.web.problem.MalformedParameter;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * By what the rules of an audit decide: the service's own settings, unless the caller asks for others.
 *
 * @param costRatio the cost of a wrong kill, where a missed one costs 1
 */
record AuditSettings(
        double costRatio,
        double protectedShare,
        double killShare,
        double falseKillRate,
        int leastViews,
        long gracePeriodMinutes) {

    private static final double LEAST_SHARE = 0.01;
    private static final double LEAST_COST = 0.01;
    private static final double HIGHEST_COST = 100;

    /** @throws MalformedParameter where one is out of its range, or the kill share is above the protected one */
    static AuditSettings of(
            Rules rules, @Nullable String costRatio, @Nullable String protectedShare, @Nullable String killShare) {
        double safe = share("protected", protectedShare, rules.protectedShare());
        double kill = share("kill", killShare, rules.killShare());
        if (kill > safe) {
            throw new MalformedParameter(
                    killShare == null ? "protected" : "kill",
                    String.valueOf(killShare == null ? safe : kill),
                    killShare == null
                            ? "at least the kill share of " + kill
                            : "at most the protected share of " + safe);
        }
        return new AuditSettings(
                number(
                        "cost_ratio",
                        costRatio,
                        rules.wrongKillCost(),
                        cost -> cost >= LEAST_COST && cost <= HIGHEST_COST,
                        "a number from 0.01 to 100: the cost of a wrong kill, where a missed one costs 1"),
                safe,
                kill,
                rules.falseKillRate(),
                rules.leastViews(),
                rules.gracePeriod().toMinutes());
    }

    private static double share(String field, @Nullable String text, double otherwise) {
        return number(
                field,
                text,
                otherwise,
                share -> share >= LEAST_SHARE && share <= 1,
                "a number from 0.01 to 1: a share of the prediction");
    }

    private static double number(
            String field, @Nullable String text, double otherwise, DoublePredicate inRange, String allowed) {
        if (text == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text);
            if (inRange.test(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The answer below says what would be right.
        }
        throw new MalformedParameter(field, text, allowed);
    }
}
