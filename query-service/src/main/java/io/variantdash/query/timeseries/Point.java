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
 * @param interval in which the true rate lies with 95 % probability at all points at once, by the totals; null at 0 views, or
 *     where totals contradict each other
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

    static Point from(Row row) throws SQLException {
        long newViews = row.numberOrZero("views") - row.numberOrZero("views_before");
        long newInteractions = row.numberOrZero("interactions") - row.numberOrZero("interactions_before");
        long views = Math.max(0, newViews);
        long interactions = Math.max(0, newInteractions);
        long totalViews = row.numberOrZero("views");
        long totalInteractions = row.numberOrZero("interactions");
        return new Point(
                row.instant("bucket"),
                views,
                interactions,
                newViews < 0 || newInteractions < 0,
                views == 0 ? null : Double.valueOf(rate(interactions, views)),
                totalViews,
                totalInteractions,
                rate(totalInteractions, totalViews),
                totalViews == 0 || totalInteractions > totalViews
                        ? null
                        : Range.of(ConfidenceSequence.DEFAULT.interval(totalInteractions, totalViews)));
    }

    /** At most 1: what came in is a difference, and interactions may be reported later than their views. */
    private static double rate(long interactions, long views) {
        return views == 0 ? 0 : Math.min(1, (double) interactions / views);
    }
}
