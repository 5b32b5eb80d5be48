package io.variantdash.query.events;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.variantdash.query.database.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as the monitor sent it, and when it was stored; {@code data} is JSON already. */
record RecordedEvent(
        UUID identity,
        String eventType,
        @Nullable String eventId,
        @Nullable String variantId,
        Instant occurredAt,
        Instant recordedAt,
        @JsonRawValue String data) {

    static RecordedEvent from(Row row) throws SQLException {
        return new RecordedEvent(
                row.uuid("identity"),
                row.text("event_type"),
                row.nullableText("event_id"),
                row.nullableText("variant_id"),
                row.instant("occurred_at"),
                row.instant("created_at"),
                StoredData.of(row));
    }
}
