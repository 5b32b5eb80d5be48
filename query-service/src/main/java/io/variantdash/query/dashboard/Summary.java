package io.variantdash.query.dashboard;

import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Assessment.Assessed;
import io.variantdash.query.optimization.decision.Estimate;
import io.variantdash.query.optimization.learning.PooledCounts;
import io.variantdash.query.optimization.stats.fatigue.PatternCounts;
import io.variantdash.query.usual.UsualAtHour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The persona in numbers.
 *
 * @param posterior of the pooled engagement rate of what is active; null where nothing active has views
 * @param usualAtHour to hold the figures of now against; null without a past, or until it has been worked out
 */
public record Summary(
        long totalVariants,
        long activeVariants,
        double avgEngagementRate,
        long totalViews,
        long totalInteractions,
        long killedVariants,
        Verdicts verdicts,
        @Nullable Estimate posterior,
        @Nullable UsualAtHour usualAtHour) {

    /** How many active variants have which verdict; those without a prediction have none. */
    public record Verdicts(long beats, long below, long asPredicted, long tooEarly) {

        static Verdicts of(List<Assessed> variants) {
            return new Verdicts(
                    count(variants, "beats"),
                    count(variants, "below"),
                    count(variants, "as_predicted"),
                    count(variants, "too_early"));
        }

        private static long count(List<Assessed> variants, String verdict) {
            return variants.stream()
                    .filter(variant -> verdict.equals(variant.decision().verdict()))
                    .count();
        }
    }

    static Summary of(Totals totals, Assessment assessment, @Nullable UsualAtHour usual) {
        PatternCounts pooled = totals.pooled().by(assessment.learnt());
        return new Summary(
                totals.totalVariants(),
                totals.activeVariants(),
                totals.avgEngagementRate(),
                totals.totalViews(),
                totals.totalInteractions(),
                totals.killedVariants(),
                Verdicts.of(assessment.variants()),
                pooled == null ? null : Estimate.of(pooled),
                usual);
    }

    /** What the stored counts add up to. */
    record Totals(
            long totalVariants,
            long activeVariants,
            long killedVariants,
            double avgEngagementRate,
            long totalViews,
            long totalInteractions,
            PooledCounts pooled) {}
}
