package io.variantdash.query.personas;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.variantdash.query.database.Database;
import io.variantdash.query.database.History;
import io.variantdash.query.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last hour of personas, minute by minute. It reads a row of each active variant and minute, so each persona's line is
 * kept for half a minute, however many people look at it. Safe for use by several threads.
 */
@ApplicationScoped
class Sparklines {

    private static final int MINUTES = 60;
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MOST_PERSONAS = 10_000;

    /** Of one statement, so that none takes too long. */
    private static final int PERSONAS_AT_A_TIME = 50;

    /**
     * What came in is the difference to the report before; a first report has none. With the OFFSET each variant is looked up
     * by itself, where the planner might read the day of all personas instead.
     */
    private static final String LAST_HOUR = """
            SELECT persona_id, bucket, sum(views)::float8 AS views, sum(interactions)::float8 AS interactions
            FROM (SELECT wanted.persona_id, report.bucket,
                         greatest(0, report.views - lag(report.views) OVER variant) AS views,
                         greatest(0, report.interactions - lag(report.interactions) OVER variant) AS interactions
                  FROM unnest(?::text[]) AS wanted (persona_id)
                  CROSS JOIN LATERAL (
                      SELECT v.id
                      FROM variants v
                      WHERE v.persona_id = wanted.persona_id AND v.status = 'active'
                      ORDER BY v.posted_at DESC, v.id
                      LIMIT 50) newest
                  CROSS JOIN LATERAL (
                      SELECT bucket, variant_id, views, interactions
                      FROM variant_engagement
                      WHERE persona_id = wanted.persona_id AND variant_id = newest.id AND bucket >= ? AND bucket < ?
                      OFFSET 0) report
                  WINDOW variant AS (
                      PARTITION BY wanted.persona_id, report.variant_id
                      ORDER BY report.bucket
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) increment
            WHERE bucket >= ? AND views IS NOT NULL
            GROUP BY persona_id, bucket""";

    private final Database database;
    private final Cache<String, List<@Nullable Double>> kept = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MOST_PERSONAS)
            .build();

    Sparklines(@History Database database) {
        this.database = database;
    }

    /** A line of 60 rates or nulls for each of these personas, the minute of {@code now} last. */
    Map<String, List<@Nullable Double>> until(Instant now, Collection<String> personas) {
        Map<String, List<@Nullable Double>> lines = new HashMap<>(kept.getAllPresent(personas));
        List<String> missing =
                personas.stream().filter(persona -> !lines.containsKey(persona)).toList();
        for (int from = 0; from < missing.size(); from += PERSONAS_AT_A_TIME) {
            Map<String, List<@Nullable Double>> read =
                    read(missing.subList(from, Math.min(missing.size(), from + PERSONAS_AT_A_TIME)), now);
            kept.putAll(read);
            lines.putAll(read);
        }
        return lines;
    }

    private Map<String, List<@Nullable Double>> read(List<String> personas, Instant now) {
        Instant from = now.truncatedTo(ChronoUnit.MINUTES).minus(MINUTES - 1, ChronoUnit.MINUTES);
        Instant to = from.plus(MINUTES, ChronoUnit.MINUTES);
        Map<String, List<@Nullable Double>> lines = new HashMap<>();
        personas.forEach(persona -> lines.put(persona, new ArrayList<>(Collections.nCopies(MINUTES, null))));
        database.rows(
                        LAST_HOUR,
                        Minute::from,
                        personas.toArray(String[]::new),
                        from.minus(1, ChronoUnit.MINUTES),
                        to,
                        from)
                .forEach(minute -> {
                    List<@Nullable Double> line = lines.get(minute.personaId());
                    if (line != null) {
                        line.set((int) ChronoUnit.MINUTES.between(from, minute.at()), minute.rate());
                    }
                });
        return lines;
    }

    private record Minute(
            String personaId, Instant at, @Nullable Double rate) {

        static Minute from(Row row) throws SQLException {
            double views = row.decimal("views");
            return new Minute(
                    row.text("persona_id"),
                    row.instant("bucket"),
                    views > 0 ? Double.valueOf(Math.min(1, row.decimal("interactions") / views)) : null);
        }
    }
}
