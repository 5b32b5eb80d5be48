package io.variantdash.query.personas;

import io.variantdash.query.database.Row;
import io.variantdash.query.database.StoredValues;
import io.variantdash.query.optimization.decision.Estimate;
import io.variantdash.query.optimization.learning.Learning;
import io.variantdash.query.optimization.learning.PooledCounts;
import io.variantdash.query.optimization.stats.fatigue.PatternCounts;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A persona in numbers. Rates are pooled over its active variants; the comparison is null where none of them has both a
 * prediction and views. Times are null while nothing is known.
 *
 * @param posterior of the pooled engagement rate, the same as in the summary of the persona; null where the active variants
 *     have no views
 * @param sparkline what came in within each of the last 60 minutes, oldest first, as a rate; null where nothing did
 */
record Persona(
        String personaId,
        Health health,
        long totalVariants,
        long activeVariants,
        double avgEngagementRate,
        @Nullable Double er,
        @Nullable Estimate posterior,
        @Nullable Double predictedEr,
        @Nullable Double performanceVsPrediction,
        List<@Nullable Double> sparkline,
        long killsToday,
        long postedLastDay,
        long killedLastDay,
        @Nullable Instant lastPostedAt,
        @Nullable Instant lastActivityAt,
        @Nullable Instant newestEventAt) {

    /** Keeps the ratio finite, as for single variants. */
    private static final double SMALLEST_PREDICTION = 1e-300;

    /** Without a sparkline, which is read apart. */
    static Persona from(Row row, Learning learning) throws SQLException {
        String id = row.text("persona_id");
        long active = row.number("active_variants");
        long views = row.number("views");
        long judgedViews = row.number("judged_views");
        PatternCounts pooled = PooledCounts.from(row).by(learning.of(id));
        Double predicted =
                judgedViews == 0 ? null : Double.valueOf(StoredValues.rate(row.decimal("expected") / judgedViews));
        Double difference = predicted == null
                ? null
                : Double.valueOf(difference((double) row.number("judged_interactions") / judgedViews, predicted));
        long posted = row.number("posted_last_day");
        long killed = row.number("killed_last_day");
        Instant lastActivity = row.nullableInstant("last_activity_at");
        return new Persona(
                id,
                Health.of(active, judgedViews, difference, posted, killed),
                row.number("total_variants"),
                active,
                row.rate("avg_engagement_rate"),
                views == 0 ? null : Double.valueOf((double) Math.min(views, row.number("interactions")) / views),
                pooled == null ? null : Estimate.of(pooled),
                predicted,
                difference,
                List.of(),
                row.number("kills_today"),
                posted,
                killed,
                row.nullableInstant("last_posted_at"),
                lastActivity,
                lastActivity);
    }

    /** The same with its last hour, and with the newest event that this replica has heard of. */
    Persona with(List<@Nullable Double> line, @Nullable Instant heard) {
        boolean newer = heard != null && (newestEventAt == null || heard.isAfter(newestEventAt));
        return new Persona(
                personaId,
                health,
                totalVariants,
                activeVariants,
                avgEngagementRate,
                er,
                posterior,
                predictedEr,
                performanceVsPrediction,
                line,
                killsToday,
                postedLastDay,
                killedLastDay,
                lastPostedAt,
                lastActivityAt,
                newer ? heard : newestEventAt);
    }

    private static double difference(double actual, double predicted) {
        return predicted == 0 ? 0 : (actual - predicted) / Math.max(predicted, SMALLEST_PREDICTION);
    }
}
