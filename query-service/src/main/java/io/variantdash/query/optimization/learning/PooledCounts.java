package io.variantdash.query.optimization.learning;

import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.stats.calibration.Overdispersion;
import io.variantdash.query.optimization.stats.fatigue.PatternCounts;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the active variants of a persona earned together, and what it takes to say how much that tells: their true rates
 * differ, so it tells less than as many views of one variant. Everything that shows such a rate with an interval reads it
 * here, so that a persona has the same one everywhere.
 *
 * @param squaredViews the sum of the squared views of each
 * @param squares the sum of the squared interactions of each, divided by its views
 * @param expected the interactions that were predicted; where nothing was, about as many as came
 * @param counted how many of them have views
 */
public record PooledCounts(
        double views, double interactions, double squaredViews, double squares, double expected, long counted) {

    private static final String THESE =
            " FILTER (WHERE v.status = 'active' AND m.view_count > 0 AND m.interaction_count <= m.view_count)";

    /**
     * Columns over {@code variants v} and their {@code variant_monitoring m}. Counts that contradict each other are left out,
     * as they are by the engine.
     */
    public static final String COLUMNS = " coalesce(sum(m.view_count)" + THESE + ", 0)::float8 AS pooled_views,"
            + " coalesce(sum(m.interaction_count)" + THESE + ", 0)::float8 AS pooled_interactions,"
            + " coalesce(sum(m.view_count::float8 * m.view_count)" + THESE + ", 0) AS pooled_squared_views,"
            + " coalesce(sum(m.interaction_count::float8 * m.interaction_count / m.view_count)" + THESE
            + ", 0) AS pooled_squares,"
            + " coalesce(sum(m.view_count * coalesce(v.predicted_er, (m.interaction_count + 0.5::float8) / (m.view_count + 1)))"
            + THESE + ", 0) AS pooled_expected,"
            + " count(*)" + THESE + " AS pooled_variants ";

    public static PooledCounts from(Row row) throws SQLException {
        double views = row.decimal("pooled_views");
        return new PooledCounts(
                views,
                Math.min(views, row.decimal("pooled_interactions")),
                row.decimal("pooled_squared_views"),
                row.decimal("pooled_squares"),
                row.decimal("pooled_expected"),
                row.number("pooled_variants"));
    }

    /** What they tell of the rate, by what has been learnt of the persona; null without views. */
    public @Nullable PatternCounts by(Learnt learnt) {
        return views == 0 ? null : new PatternCounts(interactions, views, dispersion(learnt));
    }

    private double dispersion(Learnt learnt) {
        double ofOne = Math.max(1, squaredViews / views);
        Optional<Double> worth = learnt.worthViews(Math.min(1, expected / views));
        return worth.isPresent() ? Overdispersion.factor(ofOne, worth.get()) : scatter();
    }

    /** By how much they scatter more than by chance (Pearson): all there is before anything has been learnt. */
    private double scatter() {
        double rate = interactions / views;
        double byChance = (counted - 1) * rate * (1 - rate);
        return byChance <= 0 ? 1 : Math.max(1, (squares - interactions * rate) / byChance);
    }
}
