package io.variantdash.query.optimization.rule;

import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.stats.calibration.Overdispersion;
import io.variantdash.query.optimization.stats.fatigue.PatternCounts;
import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import io.variantdash.query.optimization.suggestion.Evidence;
import io.variantdash.query.preview.Preview;
import java.sql.SQLException;

/**
 * What the variants of a pattern earned together within 30 days, and what was expected of them; at least one has views.
 *
 * @param viewsOfOne the views of one variant, on average over all views: what a variant more or less weighs
 */
record PatternTotals(
        String pattern, long variants, long views, long interactions, double expectedEr, double viewsOfOne) {

    static PatternTotals from(Row row) throws SQLException {
        long views = row.number("views");
        return new PatternTotals(
                Preview.withEllipsis(row.text("pattern")),
                row.number("variants"),
                views,
                row.number("interactions"),
                Math.min(1, row.decimal("expected") / views),
                Math.max(1, row.decimal("squares") / views));
    }

    double actualEr() {
        return (double) interactions / views;
    }

    /** By how much the counts scatter more than binomially, because the variants' true rates differ; 1 where that is unknown. */
    double dispersion(Assessment assessment) {
        return expectedEr <= 0
                ? 1
                : assessment
                        .learnt()
                        .worthViews(expectedEr)
                        .map(worth -> Overdispersion.factor(viewsOfOne, worth))
                        .orElse(1.0);
    }

    /** The probability that the pattern's true rate is below {@code rate} (Jeffreys prior). */
    double probabilityBelow(double rate, Assessment assessment) {
        return new PatternCounts(interactions, views, dispersion(assessment))
                .probabilityBelow(BetaPrior.JEFFREYS, rate);
    }

    Evidence.PatternRates evidence(double referenceEr, double probability, Assessment assessment) {
        return new Evidence.PatternRates(
                variants,
                views,
                interactions,
                actualEr(),
                referenceEr,
                dispersion(assessment),
                probability,
                Evidence.ASSUMPTION,
                Evidence.Grounds.of(assessment));
    }
}
