package io.variantdash.ingest.audit;

import io.variantdash.event.AcceptedEvent;
import io.variantdash.ingest.store.EventBatch;
import io.variantdash.ingest.store.SetStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Adds every event to the audit trail, unless it is there already. */
@ApplicationScoped
public class AuditStore {

    private static final SetStatement<AcceptedEvent> INSERT = new SetStatement<AcceptedEvent>("""
            INSERT INTO dashboard_events (identity, event_id, event_type, persona_id, variant_id, event_data, occurred_at)
            SELECT identity, event_id, event_type, persona_id, variant_id, event_data::jsonb, from_micros(occurred_at)
            FROM unnest(?, ?, ?, ?, ?, ?, ?)
                AS event (identity, event_id, event_type, persona_id, variant_id, event_data, occurred_at)
            ORDER BY occurred_at, identity
            ON CONFLICT (identity, occurred_at) DO NOTHING
            """)
            .uuid(AcceptedEvent::identity)
            .text(accepted -> accepted.event().eventId())
            .text(accepted -> accepted.event().type().wireName())
            .text(accepted -> accepted.event().personaId())
            .text(accepted -> accepted.event().variantId())
            .text(AcceptedEvent::canonicalFields)
            .micros(accepted -> accepted.event().occurredAt());

    public void store(Connection connection, EventBatch batch) throws SQLException {
        INSERT.execute(connection, batch.events());
    }
}
