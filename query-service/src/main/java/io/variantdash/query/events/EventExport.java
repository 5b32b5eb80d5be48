package io.variantdash.query.events;

import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.database.Row;
import io.variantdash.query.web.problem.Busy;
import jakarta.inject.Singleton;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Writes the audit trail as a table, row by row as the reader takes it; few at a time, for each holds a connection. */
@Singleton
class EventExport {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            // A field that holds the separator of another spreadsheet stays one field there, too.
            .setQuoteMode(QuoteMode.ALL)
            .setHeader("identity", "event_type", "event_id", "variant_id", "occurred_at", "recorded_at", "data")
            .get();

    private final AuditTrail trail;
    private final int maxConcurrent;
    private final Semaphore places;

    EventExport(AuditTrail trail, DashboardConfig config) {
        this.trail = trail;
        this.maxConcurrent = config.export().maxConcurrent();
        this.places = new Semaphore(maxConcurrent);
    }

    void write(EventFilter filter, ByteOrderMark mark, OutputStream output) throws IOException {
        if (!places.tryAcquire()) {
            throw new Busy(
                    "%d exports are being read already, which is the most at once (dashboard.export.max-concurrent)."
                            .formatted(maxConcurrent));
        }
        try {
            Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
            if (mark == ByteOrderMark.PRESENT) {
                writer.write(ByteOrderMark.CHARACTER);
            }
            CSVPrinter printer = new CSVPrinter(writer, FORMAT);
            trail.all(filter, row -> print(printer, row));
            printer.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            places.release();
        }
    }

    private static void print(CSVPrinter printer, Row row) throws SQLException {
        RecordedEvent event = RecordedEvent.from(row);
        try {
            printer.printRecord(
                    event.identity(),
                    SpreadsheetText.of(event.eventType()),
                    SpreadsheetText.of(event.eventId()),
                    SpreadsheetText.of(event.variantId()),
                    event.occurredAt(),
                    event.recordedAt(),
                    SpreadsheetText.of(event.data()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
