package io.variantdash.query.web.table;

import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.web.problem.Busy;
import jakarta.inject.Singleton;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/** Writes tables as their readers take them, row by row; few at a time, for each holds a connection. */
@Singleton
public class TableExport {

    /** What the answer of a table says that it is. */
    public static final String CONTENT_TYPE = "text/csv; charset=utf-8; header=present";

    /** Hands on the fields of its rows, one row after the other; texts of monitors as {@link SpreadsheetText}. */
    @FunctionalInterface
    public interface Table {
        void forEach(Consumer<@Nullable Object[]> row);
    }

    // A field that holds the separator of another spreadsheet stays one field there, too.
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    private final int maxConcurrent;
    private final Semaphore places;

    TableExport(DashboardConfig config) {
        this.maxConcurrent = config.export().maxConcurrent();
        this.places = new Semaphore(maxConcurrent);
    }

    public void write(List<String> header, Table table, ByteOrderMark mark, OutputStream output) throws IOException {
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
            printer.printRecord(header);
            table.forEach(row -> print(printer, row));
            printer.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            places.release();
        }
    }

    private static void print(CSVPrinter printer, @Nullable Object[] row) {
        try {
            printer.printRecord(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
