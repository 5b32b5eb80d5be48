package io.variantdash.query.personas;

import io.variantdash.query.access.PersonaGrants;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.database.Database;
import io.variantdash.query.database.History;
import io.variantdash.query.freshness.NewestEvents;
import io.variantdash.query.optimization.learning.Learning;
import io.variantdash.query.optimization.learning.PooledCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Reads who has variants, and how they do. */
@ApplicationScoped
class PersonaQueries {

    private static final Duration DAY = Duration.ofDays(1);

    /** Jumps from persona to persona along the primary key: the cost does not grow with the variants in between. */
    private static final String PAGE = """
            WITH RECURSIVE every AS (
                (SELECT persona_id FROM variants WHERE persona_id > ? ORDER BY persona_id LIMIT 1)
                UNION ALL
                SELECT (SELECT v.persona_id FROM variants v WHERE v.persona_id > every.persona_id
                        ORDER BY v.persona_id LIMIT 1)
                FROM every
                WHERE every.persona_id IS NOT NULL
            ), wanted AS (
                SELECT persona_id, row_number() OVER () AS place FROM every
                WHERE persona_id IS NOT NULL AND persona_id LIKE ANY (?) LIMIT ?
            )
            """;

    /**
     * Of every persona a fixed number of index scans, most of them over what is active. Rates are left to Java, because
     * PostgreSQL fails where a quotient is too small for it.
     */
    private static final String OVERVIEW = """
            SELECT wanted.persona_id,
                   (SELECT count(*) FROM variants v WHERE v.persona_id = wanted.persona_id) AS total_variants,
                   active.variants AS active_variants,
                   CASE WHEN active.views > 0 THEN (active.interactions / active.views)::float8 ELSE 0 END
                       AS avg_engagement_rate,
                   greatest(0, least(active.judged_views, 9007199254740991))::bigint AS judged_views,
                   greatest(0, least(active.judged_interactions, 9007199254740991))::bigint AS judged_interactions,
                   active.expected,
                   greatest(0, least(active.views, 9007199254740991))::bigint AS views,
                   greatest(0, least(active.interactions, 9007199254740991))::bigint AS interactions,
                   active.pooled_views, active.pooled_interactions, active.pooled_squared_views,
                   active.pooled_squares, active.pooled_expected, active.pooled_variants,
                   today.kills AS kills_today,
                   latest.posted AS posted_last_day,
                   latest.killed AS killed_last_day,
                   (SELECT max(v.posted_at) FROM variants v WHERE v.persona_id = wanted.persona_id) AS last_posted_at,
                   (SELECT e.occurred_at FROM dashboard_events e WHERE e.persona_id = wanted.persona_id
                    ORDER BY e.occurred_at DESC LIMIT 1) AS last_activity_at
            FROM wanted
            CROSS JOIN LATERAL (
                SELECT count(*) AS variants,
                       coalesce(sum(m.view_count), 0) AS views,
                       coalesce(sum(m.interaction_count), 0) AS interactions,
                       coalesce(sum(m.view_count) FILTER (WHERE v.predicted_er BETWEEN 0 AND 1), 0) AS judged_views,
                       coalesce(sum(m.interaction_count) FILTER (WHERE v.predicted_er BETWEEN 0 AND 1), 0)
                           AS judged_interactions,
                       coalesce(sum(m.view_count * v.predicted_er) FILTER (WHERE v.predicted_er BETWEEN 0 AND 1), 0)
                           AS expected,""" + PooledCounts.COLUMNS + """
                FROM variants v
                LEFT JOIN variant_monitoring m ON m.persona_id = v.persona_id AND m.variant_id = v.id
                WHERE v.persona_id = wanted.persona_id AND v.status = 'active') active
            CROSS JOIN LATERAL (
                SELECT count(*) AS posted, count(*) FILTER (WHERE v.status = 'killed') AS killed
                FROM variants v
                WHERE v.persona_id = wanted.persona_id AND v.posted_at > ?) latest
            CROSS JOIN LATERAL (
                SELECT count(*) AS kills
                FROM variant_kills k
                WHERE k.persona_id = wanted.persona_id AND k.killed_at >= ? AND k.killed_at < ?
                  AND NOT EXISTS (
                      SELECT FROM variant_kills earlier
                      WHERE earlier.persona_id = k.persona_id AND earlier.variant_id = k.variant_id
                        AND (earlier.killed_at, earlier.identity) < (k.killed_at, k.identity))) today
            ORDER BY wanted.place""";

    private static final String PAGE_OVERVIEW = PAGE + OVERVIEW;

    private final Database database;
    private final Sparklines sparklines;
    private final NewestEvents newestEvents;
    private final Learning learning;
    private final ZoneId zone;

    PersonaQueries(
            @History Database database,
            Sparklines sparklines,
            NewestEvents newestEvents,
            Learning learning,
            DashboardConfig config) {
        this.database = database;
        this.sparklines = sparklines;
        this.newestEvents = newestEvents;
        this.learning = learning;
        this.zone = config.zone();
    }

    /** At most {@code limit} personas behind an id that the grants include, as they are at a time. */
    List<Persona> after(String personaId, PersonaGrants grants, int limit, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<Persona> found = database.rows(
                PAGE_OVERVIEW,
                row -> Persona.from(row, learning),
                personaId,
                grants.likePatterns(),
                limit,
                now.minus(DAY),
                today.atStartOfDay(zone).toInstant(),
                today.plusDays(1).atStartOfDay(zone).toInstant());
        var lines = sparklines.until(now, found.stream().map(Persona::personaId).toList());
        return found.stream()
                .map(persona -> persona.with(
                        lines.getOrDefault(persona.personaId(), List.of()), newestEvents.of(persona.personaId())))
                .toList();
    }
}
