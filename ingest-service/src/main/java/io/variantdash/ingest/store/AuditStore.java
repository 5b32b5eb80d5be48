package io.variantdash.ingest.store;

import io.variantdash.event.EventType;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.ingest.observe.EventCounts;
import io.variantdash.ingest.store.copies.TransactionsUnderWay.Turn;
import io.variantdash.ingest.store.sql.CopyRows;
import io.variantdash.ingest.store.sql.SetStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps one row for every event in the audit trail, but for posts that are older than the retention. Events that are all new are copied, at half the cost of the statement
 * that leaves out those that are there already.
 *
 * <p>A transaction adds all of its rows with one statement, in the order of the index. Whoever adds a row waits for another
 * transaction that has added the same one and not ended, so two statements in one transaction could wait in a circle: of
 * two events that are in both of two batches, each batch could add the other one first, as each replica suspects others of
 * being copies. Therefore suspects are only looked up, which waits for no row, and what is not there goes with the rest.
 * No row is written yet when a transaction waits for its replica's other one, so no writer waits for it meanwhile.
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

    /** Those that are there for good: committed, and no transaction of ours deletes them one by one. */
    private static final SetStatement<AcceptedEvent> STORED = new SetStatement<AcceptedEvent>("""
            SELECT suspect.ordinality
            FROM unnest(?, ?, ?) WITH ORDINALITY AS suspect (persona_id, occurred_at, identity)
            JOIN dashboard_events event
                ON event.persona_id = suspect.persona_id
                AND event.occurred_at = suspect.occurred_at
                AND event.identity = suspect.identity
            """)
            .text(accepted -> accepted.event().personaId())
            .timestamptz(accepted -> accepted.event().occurredAt())
            .uuid(AcceptedEvent::identity);

    /** Whichever index says that an event is there: an upgrade may be under way, and partitions have one or two of them. */
    private static final SetStatement<AcceptedEvent> INSERT = new SetStatement<AcceptedEvent>("""
            INSERT INTO dashboard_events (identity, event_id, event_type, persona_id, variant_id, event_data, occurred_at)
            SELECT identity, event_id, event_type, persona_id, variant_id, event_data::jsonb, occurred_at
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
            .timestamptz(accepted -> accepted.event().occurredAt());

    /**
     * Adds those events that are new, and returns how many that were. Events that are there must be among the suspects, or it
     * fails with a unique violation.
     *
     * @param suspects those of the batch that may be there
     * @param turn the transaction's: the one before may be about to commit suspects
     */
    public EventCounts add(Connection connection, EventBatch batch, List<AcceptedEvent> suspects, Turn turn)
            throws SQLException {
        List<AcceptedEvent> stored = STORED.filter(connection, suspects);
        if (stored.size() < suspects.size()) {
            turn.awaitEarlier();
            stored = STORED.filter(connection, suspects);
        }
        COPY.execute(connection, without(batch.audited(), stored));
        return EventCounts.of(types(batch.events())).minus(EventCounts.of(types(stored)));
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

    private static List<AcceptedEvent> without(List<AcceptedEvent> rows, List<AcceptedEvent> stored) {
        if (stored.isEmpty()) {
            return rows;
        }
        Set<UUID> identities = stored.stream().map(AcceptedEvent::identity).collect(Collectors.toSet());
        return rows.stream().filter(row -> !identities.contains(row.identity())).toList();
    }

    private static Stream<EventType> types(List<AcceptedEvent> events) {
        return events.stream().map(accepted -> accepted.event().type());
    }
}
