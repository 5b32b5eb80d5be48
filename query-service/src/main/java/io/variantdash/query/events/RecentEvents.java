package io.variantdash.query.events;

import io.variantdash.event.EventCodec;
import io.variantdash.event.EventType;
import io.variantdash.query.database.Database;
import io.variantdash.query.database.Row;
import io.variantdash.query.request.PersonaId;
import io.variantdash.update.DashboardUpdate;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the newest entries of the audit trail. */
@ApplicationScoped
public class RecentEvents {

    private static final int FEED_LENGTH = 50;

    private static final String NEWEST = """
            SELECT identity, event_type, event_id, event_data
            FROM dashboard_events
            WHERE persona_id = ?
            ORDER BY occurred_at DESC, identity
            LIMIT ?""";

    /** Stored events passed the check of their age when they came in. */
    private final EventCodec codec = new EventCodec(Duration.ZERO);

    private final Database database;

    RecentEvents(Database database) {
        this.database = database;
    }

    /** The newest events of a persona, newest first; without those of a type that only a newer release knows. */
    public List<FeedEntry> feed(PersonaId persona) {
        return database.rows(NEWEST, row -> entry(persona, row), persona.value(), FEED_LENGTH).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<FeedEntry> entry(PersonaId persona, Row row) throws SQLException {
        UUID identity = row.uuid("identity");
        String eventId = row.nullableText("event_id");
        String fields = row.text("event_data");
        return EventType.ofWireName(row.text("event_type"))
                .map(type -> codec.restore(type, persona.value(), eventId, fields))
                .map(event -> FeedEntry.from(DashboardUpdate.of(event, identity)));
    }
}
