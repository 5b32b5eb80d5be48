package io.variantdash.query.optimization.history;

import io.variantdash.query.database.Row;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What became of a variant, as far as is known now. */
record VariantEnd(String id, String status, @Nullable Double predictedEr, long views, long interactions) {

    static final String KILLED = "killed";

    static VariantEnd from(Row row) throws SQLException {
        return new VariantEnd(
                row.text("id"),
                row.text("status"),
                row.nullableRate("predicted_er"),
                row.numberOrZero("view_count"),
                row.numberOrZero("interaction_count"));
    }

    boolean runs() {
        return status.equals("active");
    }

    /** Whether there is a rate: counts that contradict each other have none. */
    boolean hasRate() {
        return views > 0 && interactions <= views;
    }

    double er() {
        return (double) interactions / views;
    }
}
