package io.variantdash.query.variants;

import io.variantdash.query.database.Row;
import java.sql.SQLException;

/** The totals of a variant so far. */
public record LiveMetrics(double engagementRate, long interactions, long views) {

    static final LiveMetrics NONE = new LiveMetrics(0, 0, 0);

    static LiveMetrics from(Row row) throws SQLException {
        LiveMetrics metrics = new LiveMetrics(
                row.rateOrZero("current_er"), row.numberOrZero("interaction_count"), row.numberOrZero("view_count"));
        if (metrics.interactions > metrics.views) {
            row.problem("interaction_count is above view_count");
        }
        return metrics;
    }
}
