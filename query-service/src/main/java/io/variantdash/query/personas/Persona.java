package io.variantdash.query.personas;

import io.variantdash.query.database.Row;
import io.variantdash.query.database.StoredValues;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A persona in numbers. Rates are pooled over its active variants; the comparison is null where none of them has both a
 * prediction and views. Times are null while nothing is known.
 */
record Persona(
        String personaId,
        Health health,
        long totalVariants,
        long activeVariants,
        double avgEngagementRate,
        @Nullable Double performanceVsPrediction,
        long postedLastDay,
        long killedLastDay,
        @Nullable Instant lastPostedAt,
        @Nullable Instant lastActivityAt) {

    /** Keeps the ratio finite, as for single variants. */
    private static final double SMALLEST_PREDICTION = 1e-300;

    static Persona from(Row row) throws SQLException {
        long active = row.number("active_variants");
        long judgedViews = row.number("judged_views");
        Double difference = judgedViews == 0
                ? null
                : Double.valueOf(difference(
                        (double) row.number("judged_interactions") / judgedViews,
                        StoredValues.rate(row.decimal("expected") / judgedViews)));
        long posted = row.number("posted_last_day");
        long killed = row.number("killed_last_day");
        return new Persona(
                row.text("persona_id"),
                Health.of(active, judgedViews, difference, posted, killed),
                row.number("total_variants"),
                active,
                row.rate("avg_engagement_rate"),
                difference,
                posted,
                killed,
                row.nullableInstant("last_posted_at"),
                row.nullableInstant("last_activity_at"));
    }

    private static double difference(double actual, double predicted) {
        return predicted == 0 ? 0 : (actual - predicted) / Math.max(predicted, SMALLEST_PREDICTION);
    }
}
