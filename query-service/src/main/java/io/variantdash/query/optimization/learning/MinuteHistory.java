package io.variantdash.query.optimization.learning;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.variantdash.query.database.Database;
import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.stats.exposure.MinuteTotals;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the stored minutes of variants. */
@ApplicationScoped
public class MinuteHistory {

    private static final long SECONDS_OF_A_MINUTE = 60;

    /** The first hours of the newest variants; those of later hours say the same again. */
    private static final String OF_A_PERSONA = """
            SELECT posted.id AS variant_id, course.bucket, course.views, course.interactions
            FROM (SELECT id, posted_at
                  FROM variants
                  WHERE persona_id = ? AND posted_at > ? AND posted_at <= ?
                  ORDER BY posted_at DESC, id
                  LIMIT ?) posted
            CROSS JOIN LATERAL (
                SELECT bucket, views, interactions
                FROM variant_engagement
                WHERE persona_id = ? AND variant_id = posted.id AND bucket >= ?
                  AND bucket < posted.posted_at + interval '12 hours') course
            ORDER BY posted.id, course.bucket""";

    private static final String OF_ALL_PERSONAS = PersonaSample.CHOSEN + """
            SELECT posted.persona_id || ' ' || posted.id AS variant_id, course.bucket, course.views, course.interactions
            FROM chosen
            CROSS JOIN LATERAL (
                SELECT persona_id, id, posted_at
                FROM variants
                WHERE persona_id = chosen.persona_id AND posted_at > ? AND posted_at <= ?
                ORDER BY posted_at DESC, id
                LIMIT ?) posted
            CROSS JOIN LATERAL (
                SELECT bucket, views, interactions
                FROM variant_engagement
                WHERE persona_id = posted.persona_id AND variant_id = posted.id AND bucket >= ?
                  AND bucket < posted.posted_at + interval '12 hours') course
            ORDER BY posted.persona_id, posted.id, course.bucket""";

    /** Of each variant the minutes after a time of its own; what does not fit is read the next time. */
    private static final String NEWS = """
            SELECT wanted.id AS variant_id, course.bucket, course.views, course.interactions
            FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS wanted (id, since, place)
            CROSS JOIN LATERAL (
                SELECT bucket, views, interactions
                FROM variant_engagement
                WHERE persona_id = ? AND variant_id = wanted.id AND bucket > wanted.since::timestamptz AND bucket >= ?
                ORDER BY bucket) course
            ORDER BY wanted.place, course.bucket
            LIMIT ?""";

    private final Database database;

    MinuteHistory(Database database) {
        this.database = database;
    }

    /** Of the newest variants of a persona, posted since then, the minutes of their first hours. */
    List<List<MinuteTotals>> ofPersona(String persona, Instant since, Instant now, int variants) {
        return List.copyOf(byVariant(OF_A_PERSONA, persona, since, now, variants, persona, since)
                .values());
    }

    /** The same of the newest variants of so many personas. */
    List<List<MinuteTotals>> ofAllPersonas(int personas, Instant since, Instant now, int variants) {
        return List.copyOf(byVariant(OF_ALL_PERSONAS, personas, since, now, variants, since)
                .values());
    }

    /**
     * The minutes of variants after what is known of each already, by variant and in their order.
     *
     * @param known the last minute that is known of each, counted from 1970; the first variants are read first
     * @param since before which no variant is read
     */
    public Map<String, List<MinuteTotals>> news(String persona, Map<String, Long> known, Instant since, int most) {
        String[] ids = known.keySet().toArray(String[]::new);
        String[] times = known.values().stream()
                .map(minute ->
                        Instant.ofEpochSecond(minute * SECONDS_OF_A_MINUTE).toString())
                .toArray(String[]::new);
        return byVariant(NEWS, ids, times, persona, since, most);
    }

    private Map<String, List<MinuteTotals>> byVariant(@CompileTimeConstant String sql, Object... parameters) {
        Map<String, List<MinuteTotals>> variants = new LinkedHashMap<>();
        database.rows(sql, MinuteHistory::minute, parameters)
                .forEach(minute -> variants.computeIfAbsent(minute.variantId(), id -> new ArrayList<>())
                        .add(minute.totals()));
        return variants;
    }

    private record VariantMinute(String variantId, MinuteTotals totals) {}

    private static VariantMinute minute(Row row) throws SQLException {
        return new VariantMinute(
                row.text("variant_id"),
                new MinuteTotals(
                        Math.floorDiv(row.instant("bucket").getEpochSecond(), SECONDS_OF_A_MINUTE),
                        row.number("views"),
                        row.number("interactions")));
    }
}
