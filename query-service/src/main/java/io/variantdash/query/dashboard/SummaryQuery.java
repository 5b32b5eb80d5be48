package io.variantdash.query.dashboard;

import io.variantdash.query.database.Database;
import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.learning.PooledCounts;
import io.variantdash.query.usual.UsualHours;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Adds up the variants of a persona. */
@ApplicationScoped
class SummaryQuery {

    /** Sums end where JSON numbers stop being exact in every client. */
    private static final String TOTALS = """
            SELECT total_variants, active_variants, killed_variants,
                   pooled_views, pooled_interactions, pooled_squared_views, pooled_squares, pooled_expected, pooled_variants,
                   CASE WHEN active_views > 0 THEN (active_interactions / active_views)::float8 ELSE 0 END
                       AS avg_engagement_rate,
                   greatest(0, least(views, 9007199254740991))::bigint AS total_views,
                   greatest(0, least(interactions, 9007199254740991))::bigint AS total_interactions
            FROM (SELECT count(*) AS total_variants,
                         count(*) FILTER (WHERE v.status = 'active') AS active_variants,
                         count(*) FILTER (WHERE v.status = 'killed') AS killed_variants,
                         sum(m.view_count) FILTER (WHERE v.status = 'active') AS active_views,
                         sum(m.interaction_count) FILTER (WHERE v.status = 'active') AS active_interactions,
                         coalesce(sum(m.view_count), 0) AS views,
                         coalesce(sum(m.interaction_count), 0) AS interactions,""" + PooledCounts.COLUMNS + """
                  FROM variants v
                  LEFT JOIN variant_monitoring m ON m.persona_id = v.persona_id AND m.variant_id = v.id
                  WHERE v.persona_id = ?) totals""";

    private final Database database;
    private final UsualHours usual;

    SummaryQuery(Database database, UsualHours usual) {
        this.database = database;
        this.usual = usual;
    }

    Summary of(PersonaId persona, Assessment assessment) {
        return Summary.of(database.row(TOTALS, SummaryQuery::totals, persona.value()), assessment, usual.of(persona));
    }

    private static Summary.Totals totals(Row row) throws SQLException {
        return new Summary.Totals(
                row.number("total_variants"),
                row.number("active_variants"),
                row.number("killed_variants"),
                row.rate("avg_engagement_rate"),
                row.number("total_views"),
                row.number("total_interactions"),
                PooledCounts.from(row));
    }
}
