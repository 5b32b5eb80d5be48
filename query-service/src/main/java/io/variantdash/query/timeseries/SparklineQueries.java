package io.variantdash.query.timeseries;

import io.variantdash.query.database.Database;
import io.variantdash.query.database.History;
import io.variantdash.query.database.Row;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the minutes of an hour of some variants. */
@ApplicationScoped
class SparklineQueries {

    /** Each report beside the one before it, of the first as in {@link TimeSeriesQueries}. A variant without any has one row. */
    private static final String MINUTES = """
            SELECT known.id AS variant_id, report.bucket, report.views, report.interactions,
                   lag(report.views, 1, coalesce(earlier.views, 0)) OVER variant AS views_before,
                   lag(report.interactions, 1, coalesce(earlier.interactions, 0)) OVER variant AS interactions_before
            FROM (SELECT v.id
                  FROM unnest(?::text[]) AS wanted (id)
                  JOIN variants v ON v.persona_id = ? AND v.id = wanted.id) known
            LEFT JOIN LATERAL (
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
                LIMIT 1) earlier ON true
            LEFT JOIN LATERAL (
                SELECT bucket, views, interactions
                FROM variant_engagement
                WHERE persona_id = ? AND variant_id = known.id AND bucket >= ? AND bucket < ?) report ON true
            WINDOW variant AS (PARTITION BY known.id ORDER BY report.bucket)
            ORDER BY known.id, report.bucket""";

    private final Database database;

    SparklineQueries(@History Database database) {
        this.database = database;
    }

    /** Of those variants that the persona has, by their ids, the hour that begins with this minute. */
    Map<String, Sparkline> hour(PersonaId persona, Collection<String> variants, Instant from) {
        String id = persona.value();
        Instant to = from.plus(Sparkline.MINUTES, ChronoUnit.MINUTES);
        Map<String, List<Point>> courses = new HashMap<>();
        database.rows(
                        MINUTES,
                        Minute::from,
                        variants.toArray(String[]::new),
                        id,
                        id,
                        from,
                        id,
                        from,
                        from,
                        id,
                        from,
                        to)
                .forEach(minute -> {
                    List<Point> course = courses.computeIfAbsent(minute.variantId(), variant -> new ArrayList<>());
                    if (minute.point() != null) {
                        course.add(minute.point());
                    }
                });
        Map<String, Sparkline> lines = new HashMap<>();
        courses.forEach((variant, points) -> lines.put(variant, Sparkline.of(variant, from, points)));
        return lines;
    }

    private record Minute(String variantId, @Nullable Point point) {

        static Minute from(Row row) throws SQLException {
            return new Minute(row.text("variant_id"), row.nullableInstant("bucket") == null ? null : Point.from(row));
        }
    }
}
