package io.variantdash.bench.memory;

import io.variantdash.testkit.report.Table;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Resident memory by the number of clients.
 *
 * @param started of a service that has just become ready
 * @param idle of one that has had clients and has none now
 * @param sizes by the number of clients
 * @param after of one that has none again
 */
record MemoryFigures(long started, long idle, TreeMap<Integer, Long> sizes, long after) {

    private static final double MEBIBYTE = 1 << 20;

    Table table() {
        Table table = new Table("clients", "RSS MB", "more than idle", "bytes a client");
        table.row("just started", megabytes(started), "", "");
        table.row("0, after a warm-up", megabytes(idle), "", "");
        sizes.forEach((clients, bytes) -> table.row(
                String.format(Locale.ROOT, "%,d", clients),
                megabytes(bytes),
                megabytes(bytes - idle),
                String.format(Locale.ROOT, "%,d", bytesPerClient(clients, bytes))));
        table.row("0 again", megabytes(after), megabytes(after - idle), "");
        return table;
    }

    Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("bench", "memory");
        result.put("rss_0", rounded(idle));
        sizes.forEach((clients, bytes) -> result.put("rss_" + clients, rounded(bytes)));
        result.put("rss_after", rounded(after));
        result.put(
                "bytes_per_client",
                bytesPerClient(sizes.lastKey(), sizes.lastEntry().getValue()));
        return result;
    }

    private long bytesPerClient(int clients, long bytes) {
        return Math.round((double) (bytes - idle) / clients);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEBIBYTE);
    }

    private static double rounded(long bytes) {
        return Math.round(bytes / MEBIBYTE * 10) / 10.0;
    }
}
