package io.variantdash.bench.ingest;

import io.variantdash.bench.testbed.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How fast PostgreSQL's bulk load takes the audit rows that ours made, into the same partitions and indexes. */
final class CopyLimit implements AutoCloseable {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Database database;
    private final Path folder;
    private final Path rows;

    CopyLimit(Database database) {
        this.database = database;
        try {
            folder = Files.createTempDirectory("variantdash-audit-");
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for the audit rows", e);
        }
        rows = folder.resolve("rows.copy");
    }

    /** Rows per second; the audit table must hold the rows of a round, and holds them again afterwards. */
    double rowsPerSecond() {
        // The rows are the same in every round but for surrogates, so one dump does.
        if (!Files.exists(rows)) {
            // By the server itself: what travels to no client is the most that the server can do.
            database.execute("COPY (SELECT * FROM dashboard_events) TO '%s'".formatted(rows));
        }
        long count = database.number("SELECT count(*) FROM dashboard_events");
        database.truncate("public");
        database.checkpoint();
        long start = System.nanoTime();
        database.execute("COPY dashboard_events FROM '%s'".formatted(rows));
        return count * NANOS_PER_SECOND / (System.nanoTime() - start);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(rows);
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }
}
