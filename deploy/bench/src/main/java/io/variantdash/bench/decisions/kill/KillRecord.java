package io.variantdash.bench.decisions.kill;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a rule did at one threshold; all figures are shares from 0 to 1.
 *
 * @param falseKills of the variants that ended at half of their prediction or above, those that it killed
 * @param caught of the others, those that it killed
 * @param beforeHalf of the others, those that it killed before half of their views
 * @param fulfilled killed of those that reached their prediction
 * @param close killed of those that reached 80 % of it
 * @param fair killed of those between half and 80 % of it
 */
public record KillRecord(
        KillRule rule,
        double threshold,
        double falseKills,
        double caught,
        double beforeHalf,
        double fulfilled,
        double close,
        double fair) {

    public static KillRecord of(KillRule rule, double threshold, List<Judged> judged) {
        Predicate<Judged> killed = one -> one.ascent(rule).firstAtLeast(threshold) > 0;
        Predicate<Judged> early = one -> {
            int at = one.ascent(rule).firstAtLeast(threshold);
            return at > 0 && 2L * at < one.views();
        };
        return new KillRecord(
                rule,
                threshold,
                share(judged, one -> !one.failed(), killed),
                share(judged, Judged::failed, killed),
                share(judged, Judged::failed, early),
                share(judged, one -> one.shareOfPrediction() >= 1, killed),
                share(judged, one -> ended(one, KillRule.PROTECTED_SHARE, 1), killed),
                share(judged, one -> ended(one, KillRule.KILL_SHARE, KillRule.PROTECTED_SHARE), killed));
    }

    /** At the lowest threshold at which the rule kills no larger share of the good variants. */
    public static KillRecord atFalseKills(KillRule rule, double falseKills, List<Judged> judged) {
        double[] highest = judged.stream()
                .filter(one -> !one.failed())
                .mapToDouble(one -> one.ascent(rule).highest())
                .sorted()
                .toArray();
        int allowed = (int) Math.floor(falseKills * highest.length + 1e-9);
        double spared = highest[highest.length - 1 - allowed];
        return of(rule, Math.nextUp(spared), judged);
    }

    private static boolean ended(Judged one, double from, double below) {
        return one.shareOfPrediction() >= from && one.shareOfPrediction() < below;
    }

    private static double share(List<Judged> judged, Predicate<Judged> of, Predicate<Judged> which) {
        List<Judged> all = judged.stream().filter(of).toList();
        return all.isEmpty() ? 0 : (double) all.stream().filter(which).count() / all.size();
    }
}
