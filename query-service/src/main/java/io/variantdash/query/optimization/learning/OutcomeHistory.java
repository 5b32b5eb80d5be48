package io.variantdash.query.optimization.learning;

import io.variantdash.query.database.Database;
import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.stats.posterior.PredictionOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads what became of predictions: every variant of the last 30 days with views, because any choice by outcome would bend a fit. */
@ApplicationScoped
public class OutcomeHistory {

    private static final Duration WINDOW = Duration.ofDays(30);

    /** A fit takes time in proportion; from some hundred variants on it hardly moves. */
    private static final int MOST_OUTCOMES = 400;

    private static final int MOST_PERSONAS = 100;
    private static final int MOST_OUTCOMES_OF_A_PERSONA = 20;

    private static final String OF_A_PERSONA = """
            SELECT v.predicted_er, m.interaction_count, m.view_count
            FROM variants v
            JOIN variant_monitoring m ON m.persona_id = v.persona_id AND m.variant_id = v.id
            WHERE v.persona_id = ? AND v.posted_at > ? AND v.predicted_er > 0 AND v.predicted_er <= 1
              AND m.view_count > 0 AND m.interaction_count BETWEEN 0 AND m.view_count
            ORDER BY v.posted_at DESC
            LIMIT ?""";

    /** Some of the newest of each persona. */
    private static final String OF_ALL_PERSONAS = PersonaSample.CHOSEN + """
            SELECT newest.predicted_er, newest.interaction_count, newest.view_count
            FROM chosen
            CROSS JOIN LATERAL (
                SELECT v.predicted_er, m.interaction_count, m.view_count
                FROM variants v
                JOIN variant_monitoring m ON m.persona_id = v.persona_id AND m.variant_id = v.id
                WHERE v.persona_id = chosen.persona_id AND v.posted_at > ? AND v.predicted_er > 0
                  AND v.predicted_er <= 1 AND m.view_count > 0 AND m.interaction_count BETWEEN 0 AND m.view_count
                ORDER BY v.posted_at DESC
                LIMIT ?) newest""";

    private static final String PERSONAS = PersonaSample.CHOSEN + "SELECT persona_id FROM chosen";

    private static final String IS_KNOWN = """
            SELECT (SELECT id FROM variants WHERE persona_id = ? ORDER BY persona_id, id LIMIT 1) IS NOT NULL AS known""";

    private final Database database;

    OutcomeHistory(Database database) {
        this.database = database;
    }

    /** Of the newest variants of a persona. */
    public List<PredictionOutcome> ofPersona(String persona, Instant now) {
        return database.rows(OF_A_PERSONA, OutcomeHistory::outcome, persona, now.minus(WINDOW), MOST_OUTCOMES);
    }

    List<String> personas(int most) {
        return database.rows(PERSONAS, row -> row.text("persona_id"), most);
    }

    /** Whether there is any variant of the persona. */
    boolean isKnown(String persona) {
        return database.row(IS_KNOWN, row -> row.flag("known"), persona);
    }

    List<PredictionOutcome> ofAllPersonas(Instant now) {
        return database.rows(
                OF_ALL_PERSONAS, OutcomeHistory::outcome, MOST_PERSONAS, now.minus(WINDOW), MOST_OUTCOMES_OF_A_PERSONA);
    }

    private static PredictionOutcome outcome(Row row) throws SQLException {
        return new PredictionOutcome(
                row.rate("predicted_er"), row.number("interaction_count"), row.number("view_count"));
    }
}
