package io.variantdash.query.optimization.alert;

import io.variantdash.query.database.Database;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads which alerts of a persona stand. One whose monitor says no state ends by itself where it is not repeated; one with a
 * state ends when that is taken back.
 */
@ApplicationScoped
public class OpenAlerts {

    private static final Duration REPEATED_WITHIN = Duration.ofHours(24);
    private static final int MOST = 200;

    private static final String OPEN = """
            SELECT suggestion_id, raised_at, event::text AS event
            FROM optimization_alerts
            WHERE persona_id = ? AND state = 'raised' AND (raised_at > ? OR jsonb_exists(event, 'state'))
              AND raised_at <= '9999-12-31 23:59:59+00'
            ORDER BY raised_at DESC, suggestion_id
            LIMIT ?""";

    private static final String OF_ENGINE = """
            SELECT suggestion_id, raised_at, event::text AS event
            FROM optimization_alerts
            WHERE persona_id = ? AND state = 'raised' AND event #>> '{evidence,decided_by}' = ?
              AND raised_at <= '9999-12-31 23:59:59+00'
            ORDER BY raised_at DESC, suggestion_id
            LIMIT ?""";

    private static final String NEWEST = """
            SELECT suggestion_id, raised_at
            FROM optimization_alerts
            WHERE persona_id = ? AND suggestion_id = ANY (?)""";

    private static final String PERSONAS = """
            SELECT persona_id FROM variants WHERE status = 'active'
            UNION
            SELECT persona_id FROM optimization_alerts WHERE state = 'raised'""";

    private final Database database;

    OpenAlerts(Database database) {
        this.database = database;
    }

    /** All that stand, the newest first. */
    public List<OpenAlert> of(PersonaId persona, Instant now) {
        return database.rows(OPEN, OpenAlert::from, persona.value(), now.minus(REPEATED_WITHIN), MOST);
    }

    /** Those that the engine raised. */
    public List<OpenAlert> ofEngine(PersonaId persona) {
        return database.rows(OF_ENGINE, OpenAlert::from, persona.value(), OpenAlert.ENGINE, MOST);
    }

    /** When the last word on each of these suggestions was said, whether it stands or not; nothing of those unknown. */
    public Map<String, Instant> newest(PersonaId persona, Collection<String> suggestions) {
        Map<String, Instant> newest = new HashMap<>();
        database.rows(
                NEWEST,
                row -> newest.put(row.text("suggestion_id"), row.instant("raised_at")),
                persona.value(),
                suggestions.toArray(String[]::new));
        return newest;
    }

    /** All personas with active variants, or with alerts that stand. */
    public List<String> personas() {
        return database.rows(PERSONAS, row -> row.text("persona_id"));
    }
}
