package io.variantdash.query.timeseries;

import io.variantdash.query.database.Database;
import io.variantdash.query.database.History;
import io.variantdash.query.web.request.PersonaId;
import io.variantdash.query.web.request.TimeRange;
import io.variantdash.query.web.request.VariantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Reads the minutes and hours of a variant and puts them together to what a chart shows. */
@ApplicationScoped
class TimeSeriesQueries {

    private static final String KNOWN = """
            SELECT count(*) AS variants FROM variants WHERE persona_id = ? AND id = ?""";

    /**
     * The last report of each bucket, beside the one before it: of the first, that is the last before the range.
     *
     * <p>An hour's counts are those of its last minute. So an hour stands here as that minute: beside the hour's other minutes
     * it adds nothing, and where they are deleted already it goes on from where they end.
     */
    private static final String COURSE = """
            WITH earlier AS (SELECT views, interactions
                             FROM ((SELECT views, interactions, last_updated
                                    FROM variant_engagement
                                    WHERE persona_id = ? AND variant_id = ? AND bucket < ?
                                    ORDER BY bucket DESC
                                    LIMIT 1)
                                   UNION ALL
                                   (SELECT views, interactions, last_updated
                                    FROM variant_engagement_hours
                                    WHERE persona_id = ? AND variant_id = ? AND bucket < ? AND last_updated < ?
                                    ORDER BY bucket DESC
                                    LIMIT 1)) report
                             ORDER BY last_updated DESC
                             LIMIT 1)
            SELECT bucket, views, interactions,
                   lag(views, 1, coalesce((SELECT views FROM earlier), 0)) OVER chronological AS views_before,
                   lag(interactions, 1, coalesce((SELECT interactions FROM earlier), 0)) OVER chronological
                       AS interactions_before
            FROM (SELECT DISTINCT ON (1)
                         date_bin(make_interval(secs => ?), minute, '1970-01-01 00:00:00+00') AS bucket,
                         views, interactions
                  FROM (SELECT bucket AS minute, views, interactions
                        FROM variant_engagement
                        WHERE persona_id = ? AND variant_id = ? AND bucket >= ? AND bucket < ?
                        UNION ALL
                        SELECT minute, views, interactions
                        FROM variant_engagement_hours, date_trunc('minute', last_updated, 'UTC') AS minute
                        WHERE persona_id = ? AND variant_id = ?
                          AND bucket >= date_trunc('hour', ?::timestamptz, 'UTC') AND bucket < ?
                          AND minute >= ? AND minute < ?) report
                  ORDER BY 1, minute DESC) point
            WINDOW chronological AS (ORDER BY bucket)
            ORDER BY bucket""";

    private final Database database;

    TimeSeriesQueries(@History Database database) {
        this.database = database;
    }

    boolean knows(PersonaId persona, VariantId variant) {
        return database.row(KNOWN, row -> row.number("variants"), persona.value(), variant.value()) > 0;
    }

    List<Point> points(PersonaId persona, VariantId variant, TimeRange range, Resolution resolution) {
        Instant from = range.from();
        Instant to = range.to();
        return database.rows(
                COURSE,
                Point::from,
                persona.value(),
                variant.value(),
                from,
                persona.value(),
                variant.value(),
                from,
                from,
                (double) resolution.step().toSeconds(),
                persona.value(),
                variant.value(),
                from,
                to,
                persona.value(),
                variant.value(),
                from,
                to,
                from,
                to);
    }
}
