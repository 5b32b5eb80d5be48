package io.variantdash.query.optimization.audit;

import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.stats.exposure.MinuteTotals;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variant with its stored course. How it ended is what its counts say by now.
 *
 * @param killedAt null where it was not killed
 */
record EndedVariant(
        String id,
        double predictedEr,
        Instant postedAt,
        @Nullable Instant killedAt,
        long views,
        long interactions,
        List<MinuteTotals> minutes) {

    static EndedVariant from(Row row) throws SQLException {
        return new EndedVariant(
                row.text("id"),
                row.rate("predicted_er"),
                row.instant("posted_at"),
                row.nullableInstant("killed_at"),
                row.number("view_count"),
                row.number("interaction_count"),
                List.of());
    }

    EndedVariant with(List<MinuteTotals> course) {
        return new EndedVariant(id, predictedEr, postedAt, killedAt, views, interactions, course);
    }

    double finalEr() {
        return (double) interactions / views;
    }

    Band band() {
        return Band.of(finalEr() / predictedEr);
    }
}
