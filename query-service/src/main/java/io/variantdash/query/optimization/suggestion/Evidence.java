package io.variantdash.query.optimization.suggestion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.PatternEffect;
import io.variantdash.query.optimization.decision.PatternUse.Sign;
import io.variantdash.query.optimization.decision.Range;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers behind a suggestion, enough to repeat them by hand. Sealed, because each has its place in the contract. */
public sealed interface Evidence {

    /** What all figures rest on. */
    String ASSUMPTION = "Interactions are counted as at most one per view.";

    /** What a monitor gave with its alert: an object of any shape. */
    record Reported(@JsonValue JsonNode numbers) implements Evidence {}

    /** When it was decided, and by which version of what had been learnt. */
    record Grounds(long parametersVersion, Instant asOf) {

        public static Grounds of(Assessment assessment) {
            return new Grounds(assessment.learnt().version(), assessment.at());
        }
    }

    /** What the engine learnt anew: from one version of the parameters to another. */
    record Refit(long fromVersion, long toVersion) {

        String raised() {
            return "It is said because the engine has learnt anew from your history (parameters %d to %d): by what was known before, the same numbers would not say so."
                    .formatted(fromVersion, toVersion);
        }

        public String cleared() {
            return "The engine has learnt anew from your history (parameters %d to %d), and by that the same numbers no longer say so."
                    .formatted(fromVersion, toVersion);
        }
    }

    /** The evidence of what would not be suggested without a refit. */
    record AfterRefit(@JsonUnwrapped Evidence numbers, Refit refit) implements Evidence {}

    /** A Beta prior, whose history it comes from, and how many variants that has. */
    record Prior(double a, double b, Learnt.Source source, int sample) {

        public static Prior of(BetaPrior prior, Learnt learnt) {
            return new Prior(prior.a(), prior.b(), learnt.source(), learnt.sample());
        }
    }

    /** The counts of a variant against its prediction. */
    record Counts(long views, long interactions, double actualEr, double predictedEr) {}

    /**
     * What E1 counts instead of views, and how the persona's interactions come.
     *
     * @param views those whose interactions have come, each by the factor of its hour
     */
    record Exposed(double views, double lagMinutes, double dispersion, Learnt.Source source) {}

    /**
     * Against a variant: E1 with a uniform alternative, and E2 with the prior.
     *
     * @param rule e1 or e2: which of them spoke
     * @param exposure what E1 rests on; null where it rests on views, because no minutes are known
     * @param holdout whether the variant is let run, to learn how many of such do well after all
     * @param holdoutShare the share of such variants that are
     */
    record KillCandidate(
            String rule,
            @JsonUnwrapped Counts counts,
            Range interval,
            double lnEvidence,
            @Nullable Exposed exposure,
            double falseKillRate,
            double protectedShare,
            double killShare,
            double probabilityBelow,
            double threshold,
            Prior prior,
            boolean holdout,
            double holdoutShare,
            String assumption,
            @JsonUnwrapped Grounds grounds)
            implements Evidence {}

    /**
     * Of a variant whose views are worth more elsewhere.
     *
     * @param othersEr the mean of the posterior means of the others
     * @param probability that the variant's rate is below both its prediction and the others
     */
    record Elsewhere(
            @JsonUnwrapped Counts counts,
            long others,
            double othersEr,
            double probability,
            Prior prior,
            String assumption,
            @JsonUnwrapped Grounds grounds)
            implements Evidence {}

    /** A compared variant: the parameters of its posterior. */
    record Compared(String variantId, double a, double b) {}

    /** For a variant that is the best of those compared. */
    record Winner(
            @JsonUnwrapped Counts counts,
            double probabilityBest,
            double expectedLoss,
            List<Compared> compared,
            String assumption,
            @JsonUnwrapped Grounds grounds)
            implements Evidence {}

    /**
     * Of the variants of a pattern within 30 days.
     *
     * @param referenceEr what the pattern is held against: what was predicted of it, or what the persona's variants earn
     * @param dispersion by how much the counts scatter more than binomially
     * @param probability that the pattern's rate is on the side that the suggestion says
     */
    record PatternRates(
            long variants,
            long views,
            long interactions,
            double actualEr,
            double referenceEr,
            double dispersion,
            double probability,
            String assumption,
            @JsonUnwrapped Grounds grounds)
            implements Evidence {}

    /**
     * How worn out a pattern is.
     *
     * @param usageCount by our count or, where it is higher, the detector's
     * @param posts that used it within 7 days, by our count
     * @param allPosts the same of all patterns
     * @param patterns used within 30 days: a score by relative use holds {@code posts} against an even share
     * @param fired what speaks for it: use, effect or both
     * @param effect whether it earns less than it used to; null where that cannot be told
     * @param freshest a pattern that is fresher; null where none is
     */
    record PatternUse(
            long usageCount,
            double fatigueScore,
            String basis,
            long posts,
            long allPosts,
            long patterns,
            List<Sign> fired,
            @Nullable PatternEffect effect,
            @Nullable String freshest,
            @JsonUnwrapped Grounds grounds)
            implements Evidence {}

    /** Of the variants posted within 24 hours, those that were killed; {@code probability} that the true share is above 30 %. */
    record KillRate(
            long posted,
            long killed,
            double killRate,
            double probability,
            @JsonUnwrapped Grounds grounds) implements Evidence {}

    /** By what predictions have to be multiplied, with the likelihood-ratio test of 1. */
    record Bias(
            double factor,
            Range interval,
            double likelihoodRatio,
            double pValue,
            int sample,
            String assumption,
            @JsonUnwrapped Grounds grounds)
            implements Evidence {}

    /** A variant's share of the next views, and the mean of its posterior. */
    record Share(String variantId, double share, double probabilityBest, double freshness, double expectedEr) {}

    /**
     * How the next views are best shared.
     *
     * @param variants among how many; the largest of their shares are listed
     * @param evenEr the rate expected of equal shares
     * @param sharedEr that of these
     * @param gain the latter over the former, less 1
     */
    record Shares(
            List<Share> shares,
            int variants,
            double evenEr,
            double sharedEr,
            double gain,
            String assumption,
            @JsonUnwrapped Grounds grounds)
            implements Evidence {}

    /**
     * Data that cannot be decided on: {@code observed} is beyond {@code limit}, in either direction.
     *
     * @param check what is wrong: silent, silent_monitor, impossible_counts, fallen_counts, clock or dead_letters
     * @param variants the first of those that it is about; none where it is about all
     * @param monitor the type of the events that the monitor sends; null where it is about no single one
     * @param lastEventAt the own time of the monitor's last event
     * @param observed seconds of silence or of delay, or a number of variants or records
     */
    record Quality(
            String check,
            List<String> variants,
            @Nullable String monitor,
            @Nullable Instant lastEventAt,
            double observed,
            double limit,
            @JsonUnwrapped Grounds grounds)
            implements Evidence {}
}
