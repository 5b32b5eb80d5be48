package io.variantdash.query.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Counts and logs rows that are not as this release writes them: left by an older one, or written by hand. They are shown as
 * far as they can be read, and never fail what shows them.
 */
@Singleton
public class UnreadableRows {

    private static final Logger LOG = Logger.getLogger(UnreadableRows.class);
    private static final Duration QUIET = Duration.ofHours(1);

    private final MeterRegistry registry;
    /** When a kind of row was logged last. Bounded: kinds are named by our statements. */
    private final Map<String, Long> logged = new ConcurrentHashMap<>();

    UnreadableRows(MeterRegistry registry) {
        this.registry = registry;
        counter("dashboard_events"); // So that the metric is there before the first.
    }

    /**
     * Notes one reading of a row.
     *
     * @param table where it is stored
     * @param key what finds it there
     * @param kind what is wrong with it, in words that do not depend on the row
     */
    public void note(String table, String key, String kind) {
        counter(table).increment();
        long now = System.nanoTime();
        Long last = logged.merge(table + ": " + kind, now, (old, other) -> now - old > QUIET.toNanos() ? now : old);
        if (last == now) {
            LOG.warnf(
                    "A row of %s cannot be shown as it is stored: %s (%s). Others of this kind are counted only, for an hour.",
                    table, kind, LogText.of(key));
        }
    }

    private Counter counter(String table) {
        return Counter.builder("query.unreadable.rows")
                .description(
                        "Readings of rows that could not be shown as they are stored, by table; each is shown in part or left out")
                .tag("table", table)
                .register(registry);
    }
}
