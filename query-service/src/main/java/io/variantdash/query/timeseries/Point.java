package io.variantdash.query.timeseries;

import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.decision.Range;
import io.variantdash.query.optimization.stats.sequential.ConfidenceSequence;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One bucket in which counts were reported: what came in since the point before, and the totals at its end. Totals can
 * fall, where a monitor corrects itself; what came in cannot.
 *
 * @param corrected whether the views or the interactions are fewer than at the point before
 * @param interval in which the true rate lies with 95 % probability at all points at once, by the totals; null at 0 views,
 *     where totals contradict each other, and of a persona as a whole
 */
record Point(
        Instant time,
        long views,
        long interactions,
        boolean corrected,
        @Nullable Double engagementRate,
        long totalViews,
        long totalInteractions,
        double totalEngagementRate,
        @Nullable Range interval) {

    /** Of a variant, from its totals at the end of the bucket and at the point before. */
    static Point from(Row row) throws SQLException {
        long totalViews = row.numberOrZero("views");
        long totalInteractions = row.numberOrZero("interactions");
        long newViews = totalViews - row.numberOrZero("views_before");
        long newInteractions = totalInteractions - row.numberOrZero("interactions_before");
        return of(
                row.instant("bucket"),
                Math.max(0, newViews),
                Math.max(0, newInteractions),
                newViews < 0 || newInteractions < 0,
                totalViews,
                totalInteractions,
                totalViews == 0 || totalInteractions > totalViews
                        ? null
                        : Range.of(ConfidenceSequence.DEFAULT.interval(totalInteractions, totalViews)));
    }

    /** Of a persona, whose variants are added up already. It has no interval: with the mix of variants its rate changes. */
    static Point ofPersona(Row row) throws SQLException {
        return of(
                row.instant("bucket"),
                row.numberOrZero("views"),
                row.numberOrZero("interactions"),
                row.flag("corrected"),
                row.numberOrZero("total_views"),
                row.numberOrZero("total_interactions"),
                null);
    }

    private static Point of(
            Instant time,
            long views,
            long interactions,
            boolean corrected,
            long totalViews,
            long totalInteractions,
            @Nullable Range interval) {
        return new Point(
                time,
                views,
                interactions,
                corrected,
                views == 0 ? null : Double.valueOf(rate(interactions, views)),
                totalViews,
                totalInteractions,
                rate(totalInteractions, totalViews),
                interval);
    }

    /** At most 1: what came in is a difference, and interactions may be reported later than their views. */
    private static double rate(long interactions, long views) {
        return views == 0 ? 0 : Math.min(1, (double) interactions / views);
    }
}
