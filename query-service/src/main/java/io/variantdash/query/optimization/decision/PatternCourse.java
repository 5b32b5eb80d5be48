package io.variantdash.query.optimization.decision;

import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.stats.calibration.Overdispersion;
import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the posts of a pattern, or of all patterns, earned in the last 7 days and in the 23 before. */
record PatternCourse(Sum recent, Sum earlier) {

    /** Views and interactions, and the sum of the squared views of each post. */
    record Sum(double views, double interactions, double squares) {

        Sum minus(Sum part) {
            double rest = Math.max(0, views - part.views);
            return new Sum(
                    rest,
                    Math.min(rest, Math.max(0, interactions - part.interactions)),
                    Math.max(0, squares - part.squares));
        }

        private PatternEffect.Counts scattered(double worthViews) {
            return new PatternEffect.Counts(
                    views, interactions, Overdispersion.factor(Math.max(1, squares / views), worthViews));
        }
    }

    static PatternCourse from(Row row, String whose) throws SQLException {
        return new PatternCourse(sum(row, whose + "recent"), sum(row, whose + "earlier"));
    }

    /** Null where nothing is learnt about how rates scatter, and where there is nothing to compare. */
    @Nullable PatternEffect effect(PatternCourse all, Learnt learnt) {
        InformedPrior prior = learnt.prior();
        Sum othersRecent = all.recent.minus(recent);
        Sum othersEarlier = all.earlier.minus(earlier);
        if (prior == null
                || recent.views == 0
                || earlier.views == 0
                || othersRecent.views == 0
                || othersEarlier.views == 0) {
            return null;
        }
        BetaPrior typical = prior.of(prior.strength().typical());
        double worth = typical.worthViews();
        return PatternEffect.of(
                recent.scattered(worth),
                earlier.scattered(worth),
                othersRecent.scattered(worth),
                othersEarlier.scattered(worth),
                typical.a());
    }

    private static Sum sum(Row row, String name) throws SQLException {
        return new Sum(
                row.decimal(name + "_views"), row.decimal(name + "_interactions"), row.decimal(name + "_squares"));
    }
}
