package io.variantdash.query.events;

import io.variantdash.query.web.table.ByteOrderMark;
import io.variantdash.query.web.table.SpreadsheetText;
import io.variantdash.query.web.table.TableExport;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes the audit trail as a table. */
@Singleton
class EventExport {

    private static final List<String> HEADER =
            List.of("identity", "event_type", "event_id", "variant_id", "occurred_at", "recorded_at", "data");

    private final AuditTrail trail;
    private final TableExport tables;

    EventExport(AuditTrail trail, TableExport tables) {
        this.trail = trail;
        this.tables = tables;
    }

    void write(EventFilter filter, ByteOrderMark mark, OutputStream output) throws IOException {
        tables.write(
                HEADER, table -> trail.all(filter, row -> table.accept(fields(RecordedEvent.from(row)))), mark, output);
    }

    private static Object[] fields(RecordedEvent event) {
        return new Object[] {
            event.identity(),
            SpreadsheetText.of(event.eventType()),
            SpreadsheetText.of(event.eventId()),
            SpreadsheetText.of(event.variantId()),
            event.occurredAt(),
            event.recordedAt(),
            SpreadsheetText.of(event.data())
        };
    }
}
