package io.variantdash.ingest.store;

import io.variantdash.event.EventType;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.ingest.observe.EventCounts;
import io.variantdash.ingest.store.sql.CopyRows;
import io.variantdash.ingest.store.sql.SetStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps one row for every event in the audit trail, but for posts that are older than the retention. Events that are all new are copied, at half the cost of the statement
 * that leaves out those that are there already.
 */
@ApplicationScoped
public class AuditStore {

    private static final CopyRows<AcceptedEvent> COPY = new CopyRows<AcceptedEvent>("""
            dashboard_events (identity, event_id, event_type, persona_id, variant_id, event_data, occurred_at)""")
            .uuid(AcceptedEvent::identity)
            .text(accepted -> accepted.event().eventId())
            .text(accepted -> accepted.event().type().wireName())
            .text(accepted -> accepted.event().personaId())
            .text(accepted -> accepted.event().variantId())
            .jsonb(AcceptedEvent::canonicalFields)
            .timestamptz(accepted -> accepted.event().occurredAt());

    /** Whichever index says that an event is there: an upgrade may be under way, and partitions have one or two of them. */
    private static final SetStatement<AcceptedEvent> INSERT = new SetStatement<AcceptedEvent>("""
            INSERT INTO dashboard_events (identity, event_id, event_type, persona_id, variant_id, event_data, occurred_at)
            SELECT identity::uuid, event_id, event_type, persona_id, variant_id, event_data::jsonb,
                   from_micros(occurred_at)
            FROM unnest(?, ?, ?, ?, ?, ?, ?)
                AS event (identity, event_id, event_type, persona_id, variant_id, event_data, occurred_at)
            ON CONFLICT DO NOTHING
            RETURNING event_type
            """)
            .uuid(AcceptedEvent::identity)
            .text(accepted -> accepted.event().eventId())
            .text(accepted -> accepted.event().type().wireName())
            .text(accepted -> accepted.event().personaId())
            .text(accepted -> accepted.event().variantId())
            .text(AcceptedEvent::canonicalFields)
            .micros(accepted -> accepted.event().occurredAt());

    /** Adds events that must all be new; fails with a unique violation if one is not. */
    public EventCounts add(Connection connection, EventBatch batch) throws SQLException {
        COPY.execute(connection, batch.audited());
        return EventCounts.of(
                batch.events().stream().map(accepted -> accepted.event().type()));
    }

    /** Makes the rows of {@link #add}, and does nothing with them. */
    public void practise(EventBatch batch) {
        COPY.practise(batch.audited());
    }

    /** Adds those events that are new, and returns how many that were; events without a row count as new every time. */
    public EventCounts addMissing(Connection connection, EventBatch batch) throws SQLException {
        List<EventType> added = new ArrayList<>();
        INSERT.query(
                connection,
                batch.audited(),
                row -> EventType.ofWireName(row.getString(1)).ifPresent(added::add));
        batch.events().stream()
                .filter(accepted -> !accepted.audited())
                .forEach(accepted -> added.add(accepted.event().type()));
        return EventCounts.of(added.stream());
    }
}
