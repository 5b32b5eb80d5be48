package io.variantdash.query.kills;

import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.database.Database;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Reads what was stopped early. Of several kills of a variant, only the earliest counts. */
@ApplicationScoped
public class EarlyKills {

    private static final String BETWEEN = """
            SELECT count(*) AS kills,
                   avg(greatest(extract(epoch FROM k.killed_at - coalesce(v.posted_at, k.posted_at)), 0) / 60)
                       FILTER (WHERE isfinite(coalesce(v.posted_at, k.posted_at)))::float8 AS minutes
            FROM variant_kills k
            LEFT JOIN variants v ON v.persona_id = k.persona_id AND v.id = k.variant_id
            WHERE k.persona_id = ? AND k.killed_at >= ? AND k.killed_at < ?
              AND NOT EXISTS (
                  SELECT FROM variant_kills earlier
                  WHERE earlier.persona_id = k.persona_id AND earlier.variant_id = k.variant_id
                    AND (earlier.killed_at, earlier.identity) < (k.killed_at, k.identity))""";

    private final Database database;
    private final ZoneId zone;

    EarlyKills(Database database, DashboardConfig config) {
        this.database = database;
        this.zone = config.zone();
    }

    /** What was killed on the day of {@code now}. */
    public EarlyKillsToday today(PersonaId persona, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return database.row(
                BETWEEN,
                row -> EarlyKillsToday.from(row, zone),
                persona.value(),
                today.atStartOfDay(zone).toInstant(),
                today.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
