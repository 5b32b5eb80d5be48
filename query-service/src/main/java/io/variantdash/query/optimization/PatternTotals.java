package io.variantdash.query.optimization;

import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import io.variantdash.query.preview.Preview;
import java.sql.SQLException;
import java.util.Optional;

/** What the variants of a pattern earned together, and what was expected of them; at least one has views. */
record PatternTotals(String pattern, long variants, long views, long interactions, double expectedEr) {

    /** Where a pattern stops being worth its posts. */
    private static final double LEAST_SHARE_OF_EXPECTED = 0.5;

    /** How probable something must be to be said. */
    private static final double CREDIBLE = 0.95;

    static PatternTotals from(Row row) throws SQLException {
        return new PatternTotals(
                Preview.withEllipsis(row.text("pattern")),
                row.number("variants"),
                row.number("views"),
                row.number("interactions"),
                Math.min(1, row.decimal("expected") / row.number("views")));
    }

    /** The evidence that the pattern earns less than half of what was expected, if it is credible. */
    Optional<PatternEvidence> shortfall() {
        double probability =
                new EngagementPosterior(interactions, views).probabilityBelow(LEAST_SHARE_OF_EXPECTED * expectedEr);
        double actual = (double) interactions / views;
        return probability >= CREDIBLE
                ? Optional.of(
                        new PatternEvidence(pattern, variants, views, interactions, expectedEr, actual, probability))
                : Optional.empty();
    }
}
