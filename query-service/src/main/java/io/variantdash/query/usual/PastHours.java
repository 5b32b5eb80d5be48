package io.variantdash.query.usual;

import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.database.Database;
import io.variantdash.query.database.History;
import io.variantdash.query.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads what the same hour of the day brought on past days. */
@ApplicationScoped
class PastHours {

    /** Weekdays and weekends, each twice. */
    private static final int DAYS = 14;

    /**
     * An hour's counts are those at its end; what came in is the difference to the hour before it that the variant has, for
     * which a few index entries are read. Counts are cut to what the contract allows first, so that no difference fails.
     */
    private static final String SAME_HOUR = """
            WITH day AS MATERIALIZED (
                SELECT hour::timestamptz AS hour, midnight::timestamptz AS midnight, until::timestamptz AS until
                FROM unnest(?::text[], ?::text[], ?::text[]) AS day (hour, midnight, until)
            ), brought AS (
                SELECT report.bucket, count(*) AS variants,
                       sum(greatest(0, report.views - coalesce(earlier.views, 0))) AS views,
                       sum(greatest(0, report.interactions - coalesce(earlier.interactions, 0))) AS interactions
                FROM (SELECT variant_id FROM variant_monitoring WHERE persona_id = ? AND last_updated >= ?) known
                CROSS JOIN LATERAL (
                    SELECT bucket, greatest(0, least(views, 9007199254740991)) AS views,
                           greatest(0, least(interactions, 9007199254740991)) AS interactions
                    FROM variant_engagement_hours
                    WHERE persona_id = ? AND variant_id = known.variant_id AND bucket = ANY ((?::text[])::timestamptz[])) report
                LEFT JOIN LATERAL (
                    SELECT greatest(0, least(views, 9007199254740991)) AS views,
                           greatest(0, least(interactions, 9007199254740991)) AS interactions
                    FROM variant_engagement_hours
                    WHERE persona_id = ? AND variant_id = known.variant_id AND bucket < report.bucket
                    ORDER BY bucket DESC
                    LIMIT 1) earlier ON true
                GROUP BY report.bucket
            )
            SELECT brought.variants,
                   least(brought.views, 9007199254740991)::bigint AS views,
                   least(brought.interactions, 9007199254740991)::bigint AS interactions,
                   (SELECT count(*)
                    FROM variant_kills k
                    WHERE k.persona_id = ? AND k.killed_at >= day.midnight AND k.killed_at < day.until
                      AND NOT EXISTS (
                          SELECT FROM variant_kills earlier
                          WHERE earlier.persona_id = k.persona_id AND earlier.variant_id = k.variant_id
                            AND (earlier.killed_at, earlier.identity) < (k.killed_at, k.identity))) AS kills
            FROM day
            JOIN brought ON brought.bucket = day.hour""";

    private final Database database;
    private final ZoneId zone;

    PastHours(@History Database database, DashboardConfig config) {
        this.database = database;
        this.zone = config.zone();
    }

    /** What a persona usually has at the hour of this time; null without a past. */
    @Nullable UsualAtHour usual(String persona, Instant now) {
        ZonedDateTime here = now.atZone(zone);
        List<ZonedDateTime> days =
                IntStream.rangeClosed(1, DAYS).mapToObj(here::minusDays).toList();
        String[] hours = texts(days.stream().map(day -> hourOf(day.toInstant())).toList());
        List<PastHour> past = database.rows(
                SAME_HOUR,
                PastHours::hour,
                hours,
                texts(days.stream()
                        .map(day -> day.toLocalDate().atStartOfDay(zone).toInstant())
                        .toList()),
                texts(days.stream().map(ZonedDateTime::toInstant).toList()),
                persona,
                hourOf(here.minusDays(DAYS).toInstant()),
                persona,
                hours,
                persona,
                persona);
        return UsualAtHour.of(hourOf(now), past);
    }

    private static PastHour hour(Row row) throws SQLException {
        return new PastHour(
                row.number("variants"), row.number("views"), row.number("interactions"), row.number("kills"));
    }

    private static Instant hourOf(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }

    private static String[] texts(List<Instant> times) {
        return times.stream().map(Instant::toString).toArray(String[]::new);
    }
}
