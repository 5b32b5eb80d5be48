package io.variantdash.query.timeseries;

import io.variantdash.query.database.Database;
import io.variantdash.query.database.History;
import io.variantdash.query.web.request.PersonaId;
import io.variantdash.query.web.request.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Adds up the courses of all variants of a persona. */
@ApplicationScoped
class PersonaCourse {

    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * Of each variant the same as {@link TimeSeriesQueries} reads, and then the sums. Most variants had their last report
     * before the range: of these their counts of today are all there is to know. Counts are cut to what the contract
     * allows first, so that no sum or difference fails. Each course is sorted by itself, in memory: all of them together are
     * a million rows of a busy persona, and went over disk.
     */
    private static final String COURSE = """
            WITH known AS MATERIALIZED (
                SELECT v.id, coalesce(m.last_updated < ?, false) AS settled, m.view_count AS views,
                       m.interaction_count AS interactions
                FROM variants v
                LEFT JOIN variant_monitoring m ON m.persona_id = v.persona_id AND m.variant_id = v.id
                WHERE v.persona_id = ?
            ), earlier AS MATERIALIZED (
                SELECT known.id, greatest(0, least(report.views, 9007199254740991)) AS views,
                       greatest(0, least(report.interactions, 9007199254740991)) AS interactions
                FROM known
                CROSS JOIN LATERAL (
                    SELECT views, interactions
                    FROM ((SELECT views, interactions, last_updated
                           FROM variant_engagement
                           WHERE persona_id = ? AND variant_id = known.id AND bucket < ?
                           ORDER BY bucket DESC
                           LIMIT 1)
                          UNION ALL
                          (SELECT views, interactions, last_updated
                           FROM variant_engagement_hours
                           WHERE persona_id = ? AND variant_id = known.id AND bucket < ? AND last_updated < ?
                           ORDER BY bucket DESC
                           LIMIT 1)) newest
                    ORDER BY last_updated DESC
                    LIMIT 1) report
                WHERE NOT known.settled
            ), increment AS (
                SELECT change.bucket, change.views, change.interactions
                FROM known
                LEFT JOIN earlier ON earlier.id = known.id
                CROSS JOIN LATERAL (
                    SELECT bucket,
                           views - lag(views, 1, coalesce(earlier.views, 0)) OVER chronological AS views,
                           interactions - lag(interactions, 1, coalesce(earlier.interactions, 0)) OVER chronological
                               AS interactions
                    FROM (SELECT DISTINCT ON (1)
                                 date_bin(make_interval(secs => ?), minute, '1970-01-01 00:00:00+00') AS bucket,
                                 greatest(0, least(views, 9007199254740991)) AS views,
                                 greatest(0, least(interactions, 9007199254740991)) AS interactions
                          FROM (SELECT bucket AS minute, views, interactions
                                FROM variant_engagement
                                WHERE persona_id = ? AND variant_id = known.id AND bucket >= ? AND bucket < ?
                                UNION ALL
                                SELECT minute, views, interactions
                                FROM variant_engagement_hours, date_trunc('minute', last_updated, 'UTC') AS minute
                                WHERE persona_id = ? AND variant_id = known.id
                                  AND bucket >= date_trunc('hour', ?::timestamptz, 'UTC') AND bucket < ?
                                  AND minute >= ? AND minute < ?) report
                          ORDER BY 1, minute DESC) point
                    WINDOW chronological AS (ORDER BY bucket)) change
                WHERE NOT known.settled
            ), beginning AS (
                SELECT coalesce(sum(views), 0) AS views, coalesce(sum(interactions), 0) AS interactions
                FROM (SELECT greatest(0, least(views, 9007199254740991)) AS views,
                             greatest(0, least(interactions, 9007199254740991)) AS interactions
                      FROM known
                      WHERE settled
                      UNION ALL
                      SELECT views, interactions FROM earlier) totals
            )
            SELECT bucket,
                   least(sum(greatest(0, increment.views)), 9007199254740991)::bigint AS views,
                   least(sum(greatest(0, increment.interactions)), 9007199254740991)::bigint AS interactions,
                   bool_or(increment.views < 0 OR increment.interactions < 0) AS corrected,
                   least(beginning.views + sum(sum(increment.views)) OVER chronological, 9007199254740991)::bigint
                       AS total_views,
                   least(beginning.interactions + sum(sum(increment.interactions)) OVER chronological,
                         9007199254740991)::bigint AS total_interactions
            FROM increment
            CROSS JOIN beginning
            GROUP BY bucket, beginning.views, beginning.interactions
            WINDOW chronological AS (ORDER BY bucket)
            ORDER BY bucket""";

    private final Database database;

    PersonaCourse(@History Database database) {
        this.database = database;
    }

    List<Point> points(PersonaId persona, TimeRange range, Resolution resolution) {
        String id = persona.value();
        Instant from = range.from();
        Instant to = range.to();
        return database.rows(
                COURSE,
                Point::ofPersona,
                from,
                id,
                id,
                from,
                id,
                from,
                from,
                (double) resolution.step().toSeconds(),
                id,
                minutesFrom(range, resolution),
                to,
                id,
                from,
                to,
                from,
                to);
    }

    /** Where a bucket is at least an hour, hours say all but what was before the end of the range in its last one. */
    private static Instant minutesFrom(TimeRange range, Resolution resolution) {
        Instant lastHour = range.to().truncatedTo(ChronoUnit.HOURS);
        return resolution.step().compareTo(HOUR) < 0 || lastHour.isBefore(range.from()) ? range.from() : lastHour;
    }
}
