package io.variantdash.query.optimization.history;

import io.variantdash.query.database.Database;
import io.variantdash.query.database.History;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what was said of suggestions, and what became of the variants that they are about. */
@ApplicationScoped
class HistoryQueries {

    /** Some thousand episodes; who wants more has the audit trail itself. */
    private static final int MOST_WORDS = 5_000;

    /** In the words of the index that has no counts. Of evidence longer than any that the engine writes nothing is read. */
    private static final String SAID = """
            SELECT identity, occurred_at, event_data ->> 'suggestion_id' AS suggestion_id, event_data ->> 'state' AS state,
                   left(event_data ->> 'type', 281) AS type, event_data ->> 'priority' AS priority,
                   left(event_data ->> 'title', 281) AS title, left(event_data ->> 'why', 281) AS why,
                   left(event_data ->> 'variant_id', 281) AS variant_id, left(event_data ->> 'pattern', 281) AS pattern,
                   CASE WHEN pg_column_size(event_data) <= 65536 THEN (event_data -> 'evidence')::text END AS evidence
            FROM dashboard_events
            WHERE persona_id = ? AND occurred_at > ? AND event_type <> 'performance_update'
              AND event_type = 'optimization_alert' AND event_data ->> 'suggestion_id' IS NOT NULL
              AND event_data ->> 'state' IN ('raised', 'cleared')
              AND occurred_at <= '9999-12-31 23:59:59+00'
            ORDER BY occurred_at DESC, identity
            LIMIT ?""";

    private static final String ENDS = """
            SELECT v.id, v.status, v.predicted_er, m.view_count, m.interaction_count
            FROM variants v
            LEFT JOIN variant_monitoring m ON m.persona_id = v.persona_id AND m.variant_id = v.id
            WHERE v.persona_id = ? AND v.id = ANY (?)""";

    private final Database database;

    HistoryQueries(@History Database database) {
        this.database = database;
    }

    /** What was said since then, in the order of time. */
    List<AlertWord> saidSince(PersonaId persona, Instant from) {
        List<AlertWord> said = new ArrayList<>(database.rows(SAID, AlertWord::from, persona.value(), from, MOST_WORDS));
        Collections.reverse(said);
        return said;
    }

    /** By their ids; without those that are not known. */
    Map<String, VariantEnd> ends(PersonaId persona, Collection<String> variants) {
        Map<String, VariantEnd> ends = new HashMap<>();
        if (!variants.isEmpty()) {
            database.rows(ENDS, VariantEnd::from, persona.value(), variants.toArray(String[]::new))
                    .forEach(end -> ends.put(end.id(), end));
        }
        return ends;
    }
}
