package io.variantdash.ingest.store;

import io.variantdash.event.AlertState;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventIdentity;
import io.variantdash.ingest.store.sql.SetStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the newest word on each suggestion of a persona, whichever monitor or engine raised it. */
@ApplicationScoped
public class AlertStore {

    /** An alert and the suggestion that it speaks of. */
    private record Suggested(AcceptedEvent accepted, OptimizationAlert alert, Key key) {

        static Suggested of(AcceptedEvent accepted, OptimizationAlert alert) {
            return new Suggested(accepted, alert, new Key(alert.personaId(), EventIdentity.suggestionOf(alert)));
        }

        AlertState state() {
            return alert.state() == null ? AlertState.RAISED : alert.state();
        }
    }

    private record Key(String personaId, String suggestionId) {}

    private static final SetStatement<Suggested> UPSERT = new SetStatement<Suggested>("""
            INSERT INTO optimization_alerts AS stored (persona_id, suggestion_id, state, raised_at, identity, event)
            SELECT persona_id, suggestion_id, state, raised_at, identity, event::jsonb
            FROM unnest(?, ?, ?, ?, ?, ?) AS alert (persona_id, suggestion_id, state, raised_at, identity, event)
            ORDER BY persona_id COLLATE "C", suggestion_id COLLATE "C"
            ON CONFLICT (persona_id, suggestion_id) DO UPDATE
            SET state = excluded.state,
                raised_at = excluded.raised_at,
                identity = excluded.identity,
                event = excluded.event
            WHERE supersedes(excluded.raised_at, excluded.identity, stored.raised_at, stored.identity)
            """)
            .text(alert -> alert.key().personaId())
            .text(alert -> alert.key().suggestionId())
            .text(alert -> alert.state().wireName())
            .timestamptz(alert -> alert.alert().raisedAt())
            .uuid(alert -> alert.accepted().identity())
            .text(alert -> alert.accepted().canonicalFields());

    public void store(Connection connection, EventBatch batch) throws SQLException {
        Map<Key, Suggested> newest = new HashMap<>();
        for (AcceptedEvent accepted : batch.news()) {
            if (accepted.event() instanceof OptimizationAlert alert) {
                // The newest comes last.
                Suggested suggested = Suggested.of(accepted, alert);
                newest.put(suggested.key(), suggested);
            }
        }
        UPSERT.execute(connection, List.copyOf(newest.values()));
    }
}
