package io.variantdash.query.optimization.audit;

import io.variantdash.query.optimization.audit.KillRule.Look;
import io.variantdash.query.optimization.learning.Learnt;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which kills each rule would have made among variants whose course is stored, the newest post first.
 *
 * @param variants how many were looked at
 * @param actualKills how many of them were killed
 * @param kills those that were killed, or that some rule would have killed, the newest 100
 * @param limits what such an audit cannot know
 */
record KillAudit(
        Instant from,
        Instant to,
        int variants,
        int actualKills,
        AuditSettings settings,
        List<RuleRecord> rules,
        List<VariantKills> kills,
        List<String> limits) {

    private static final int MOST_KILLS = 100;
    private static final long SECONDS_OF_A_MINUTE = 60;

    private static final List<String> LIMITS = List.of(
            "A killed variant ended where it was stopped: what it would have become is not known, and it may count as failing for that.",
            "What has been learnt of the persona rests on the same variants that are judged here.",
            "A rule is asked again each time the views have grown by 2 %, so a kill may come that much late.",
            "Interactions are counted as at most one per view.");

    /** When a rule would have killed. */
    record RuleKill(Instant at, long views, long interactions) {}

    /**
     * A variant, and when each rule would have killed it.
     *
     * @param rules by the name of the rule; null where it would not
     */
    record VariantKills(
            String variantId,
            double predictedEr,
            double finalEr,
            long views,
            Instant postedAt,
            @Nullable Instant killedAt,
            Map<String, @Nullable RuleKill> rules) {}

    static KillAudit of(List<EndedVariant> ended, Learnt learnt, AuditSettings settings, Instant from, Instant to) {
        List<AuditedVariant> audited = ended.stream()
                .map(variant -> AuditedVariant.of(variant, learnt, settings))
                .toList();
        return new KillAudit(
                from,
                to,
                audited.size(),
                (int) audited.stream()
                        .filter(one -> one.variant().killedAt() != null)
                        .count(),
                settings,
                Arrays.stream(KillRule.values())
                        .map(rule -> RuleRecord.of(rule, audited, settings))
                        .toList(),
                audited.stream()
                        .filter(one ->
                                one.variant().killedAt() != null || !one.kills().isEmpty())
                        .limit(MOST_KILLS)
                        .map(KillAudit::kills)
                        .toList(),
                LIMITS);
    }

    private static VariantKills kills(AuditedVariant audited) {
        EndedVariant variant = audited.variant();
        Map<String, @Nullable RuleKill> rules = new TreeMap<>();
        for (KillRule rule : KillRule.values()) {
            rules.put(rule.wireName(), kill(audited.kills().get(rule)));
        }
        return new VariantKills(
                variant.id(),
                variant.predictedEr(),
                variant.finalEr(),
                variant.views(),
                variant.postedAt(),
                variant.killedAt(),
                rules);
    }

    private static @Nullable RuleKill kill(@Nullable Look look) {
        return look == null
                ? null
                : new RuleKill(
                        Instant.ofEpochSecond(look.minute() * SECONDS_OF_A_MINUTE), look.views(), look.interactions());
    }
}
