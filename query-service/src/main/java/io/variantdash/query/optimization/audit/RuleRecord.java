package io.variantdash.query.optimization.audit;

import io.variantdash.query.optimization.audit.KillRule.Look;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a rule would have done.
 *
 * @param kills how many variants it would have killed
 * @param falseKills those of them that reached the protected share in the end
 * @param failing how many variants stayed below the kill share in the end
 * @param caught those of them that it would have killed
 * @param caughtBeforeHalf those of them that it would have killed before half of their views
 * @param viewsSaved the views of the caught ones after their kill
 * @param actualKillsNotMade killed variants that it would have left alone, the newest 50
 */
record RuleRecord(
        KillRule rule,
        int kills,
        int falseKills,
        int failing,
        int caught,
        int caughtBeforeHalf,
        long viewsSaved,
        List<BandRecord> bands,
        int actualKillsNotMadeCount,
        List<String> actualKillsNotMade) {

    private static final int MOST_NAMED = 50;

    /** Of the variants that ended so, how many the rule would have killed. */
    record BandRecord(Band band, int variants, int killed) {}

    static RuleRecord of(KillRule rule, List<AuditedVariant> audited, AuditSettings settings) {
        List<AuditedVariant> killed = killed(rule, audited);
        List<AuditedVariant> failing = audited.stream()
                .filter(one -> one.variant().finalEr()
                        < settings.killShare() * one.variant().predictedEr())
                .toList();
        List<AuditedVariant> caught = killed(rule, failing);
        List<String> notMade = audited.stream()
                .filter(one -> one.variant().killedAt() != null && !one.kills().containsKey(rule))
                .map(one -> one.variant().id())
                .toList();
        return new RuleRecord(
                rule,
                killed.size(),
                (int) killed.stream()
                        .filter(one -> one.variant().finalEr()
                                >= settings.protectedShare() * one.variant().predictedEr())
                        .count(),
                failing.size(),
                caught.size(),
                (int) caught.stream()
                        .filter(one ->
                                2 * kill(rule, one).views() < one.variant().views())
                        .count(),
                caught.stream()
                        .mapToLong(one -> Math.max(
                                0, one.variant().views() - kill(rule, one).views()))
                        .sum(),
                Arrays.stream(Band.values())
                        .map(band -> band(band, rule, audited))
                        .toList(),
                notMade.size(),
                notMade.stream().limit(MOST_NAMED).toList());
    }

    private static BandRecord band(Band band, KillRule rule, List<AuditedVariant> audited) {
        List<AuditedVariant> ended =
                audited.stream().filter(one -> one.variant().band() == band).toList();
        return new BandRecord(band, ended.size(), killed(rule, ended).size());
    }

    private static List<AuditedVariant> killed(KillRule rule, List<AuditedVariant> audited) {
        return audited.stream().filter(one -> one.kills().containsKey(rule)).toList();
    }

    private static Look kill(KillRule rule, AuditedVariant killed) {
        return Objects.requireNonNull(killed.kills().get(rule));
    }
}
