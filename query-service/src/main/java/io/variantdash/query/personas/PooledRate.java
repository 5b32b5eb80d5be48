package io.variantdash.query.personas;

import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.decision.Estimate;
import io.variantdash.query.optimization.stats.fatigue.PatternCounts;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What the active variants of a persona earn together. Their rates scatter more than chance alone explains, and by as much
 * as they do, the counts tell less (Pearson's dispersion). What is learnt of a single persona would tell more of it, but an
 * overview has hundreds, and their histories are not read for it.
 *
 * @param squares the sum of the squared interactions of each variant, divided by its views
 * @param counted how many of the variants have views
 */
record PooledRate(long views, long interactions, double squares, long counted) {

    static PooledRate from(Row row) throws SQLException {
        long views = row.number("views");
        return new PooledRate(
                views, Math.min(views, row.number("interactions")), row.decimal("squares"), row.number("counted"));
    }

    /** Interactions per view; null without views. */
    @Nullable Double rate() {
        return views == 0 ? null : Double.valueOf((double) interactions / views);
    }

    /** The posterior of the true rate; null without views. */
    @Nullable Estimate posterior() {
        return views == 0 ? null : Estimate.of(new PatternCounts(interactions, views, dispersion()));
    }

    private double dispersion() {
        double rate = (double) interactions / views;
        double byChance = (counted - 1) * rate * (1 - rate);
        return byChance <= 0 ? 1 : Math.max(1, (squares - interactions * rate) / byChance);
    }
}
