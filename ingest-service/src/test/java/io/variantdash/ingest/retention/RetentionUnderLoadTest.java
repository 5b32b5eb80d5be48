package io.variantdash.ingest.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What writers that never rest wait for while retention drops a month. */
class RetentionUnderLoadTest {

    private static final Instant NOW = Instant.parse("2025-03-31T12:00:00Z");
    private static final int WRITERS = 4;
    private static final int DAYS = 28;

    /** For how many microseconds each writer has waited for a table, and what those do who keep it waiting. */
    private static final String WAITING = """
            SELECT (extract(epoch FROM clock_timestamp() - waitstart) * 1000000)::bigint,
                   (SELECT string_agg(DISTINCT coalesce(substring(query FROM '[a-z]+_[a-z]+_day'), substring(query FROM '^[A-Z]+'), ''), ' ')
                    FROM pg_stat_activity WHERE pid = ANY (pg_blocking_pids(waiting.pid)))
            FROM pg_locks waiting JOIN pg_stat_activity writer USING (pid)
            WHERE NOT granted AND locktype = 'relation' AND writer.query LIKE 'INSERT%' AND waitstart IS NOT NULL
              AND datname = current_database()
            """;

    /** A day that is detached; COMMIT while that is written down. The writer itself may have its turn meanwhile. */
    private static final List<String> MOMENTS =
            List.of("detach_expired_day", "COMMIT", "COMMIT detach_expired_day", "null");

    private record Wait(long micros, String blockers) {

        static Wait of(String row) {
            String[] columns = row.split("\\|", 2);
            return new Wait(Long.parseLong(columns[0]), columns[1]);
        }
    }

    private final AgedDatabase database = new AgedDatabase();
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** How long that is depends on the machine, and is reported; that it is a moment of a few catalogue rows is not left to it. */
    @Test
    void writersWaitForTheMomentsInWhichDaysAreDetachedAndForNothingElse(TestReporter reporter) throws Exception {
        for (int day = 1; day <= DAYS; day++) {
            String date = "2025-02-%02d".formatted(day);
            database.makeDays("dashboard_events", date);
            database.addEvents(date + " 10:00Z", 2_000);
        }
        database.makeDays("dashboard_events", "2025-03-31");
        database.addEvents("2025-01-15 12:00Z", 2 * ExpiredRows.BATCH);
        Retention retention = database.replica();
        AtomicInteger written = new AtomicInteger();
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(threads.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    database.addEvents("2025-03-31 10:00Z", 100);
                    written.addAndGet(100);
                }
            }));
        }

        List<Wait> waits = new ArrayList<>();
        while (database.days("dashboard_events").size() > 1) {
            Future<?> run = threads.submit(() -> retention.run(NOW));
            while (!run.isDone()) {
                database.rows(WAITING).forEach(row -> waits.add(Wait.of(row)));
            }
            run.get();
        }

        assertThat(writers).as("a write failed").noneMatch(Future::isDone);
        stop();
        Awaitility.await().until(threads::isTerminated);
        reporter.publishEntry(
                "days dropped, events written meanwhile, waits seen, longest of them in ms",
                "%d, %d, %d, %.1f"
                        .formatted(
                                DAYS,
                                written.get(),
                                waits.size(),
                                waits.stream().mapToLong(Wait::micros).max().orElse(0) / 1e3));
        assertThat(waits).extracting(Wait::blockers).isSubsetOf(MOMENTS);
        assertThat(database.rows("SELECT count(*) FROM dashboard_events WHERE occurred_at > '2025-03-01Z'"))
                .containsExactly(written.toString());
    }
}
