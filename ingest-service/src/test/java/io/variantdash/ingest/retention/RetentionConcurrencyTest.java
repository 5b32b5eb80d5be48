package io.variantdash.ingest.retention;

import static io.variantdash.ingest.retention.AgedDatabase.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Retention beside writers, readers and other replicas, and when it is cut off. */
class RetentionConcurrencyTest {

    private static final Instant NOW = Instant.parse("2025-03-31T12:00:00Z");

    private static final String WAITING = """
            SELECT mode FROM pg_locks WHERE NOT granted AND relation = 'dashboard_events'::regclass
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""";

    private final AgedDatabase database = new AgedDatabase();
    private final Retention retention = database.replica();
    private final ExecutorService threads = Executors.newFixedThreadPool(3);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aBackendThatEndsBetweenDetachingAndDroppingLeavesADayThatTheNextRunDrops() {
        database.makeDays("dashboard_events", "2025-02-27", "2025-02-28", "2025-03-01");
        database.execute("""
                CREATE FUNCTION end_here() RETURNS event_trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(0); END $$""");
        database.execute("""
                CREATE EVENT TRIGGER end_here ON ddl_command_start WHEN TAG IN ('DROP TABLE')
                EXECUTE FUNCTION end_here()""");

        retention.run(NOW);

        assertThat(attachedDays()).isEqualTo(named("dashboard_events", "20250228", "20250301"));
        assertThat(database.days("dashboard_events")).hasSize(3);

        database.execute("DROP EVENT TRIGGER end_here");
        database.replica().run(NOW);

        assertThat(database.days("dashboard_events")).isEqualTo(named("dashboard_events", "20250301"));
        assertThat(attachedDays()).isEqualTo(named("dashboard_events", "20250301"));
    }

    @Test
    void twoReplicasAtOnceDropWhatIsTooOldAndDisturbNoWriter() throws Exception {
        for (int day = 1; day <= 28; day++) {
            database.makeDays("dashboard_events", "2025-02-%02d".formatted(day));
        }
        database.addEvents("2025-01-15 12:00Z", 3 * ExpiredRows.BATCH);
        Retention other = database.replica();
        database.makeDays("dashboard_events", "2025-03-31");
        AtomicInteger written = new AtomicInteger();
        Future<?> writer = threads.submit(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                database.addEvents("2025-03-31 10:00Z", 10);
                written.addAndGet(10);
            }
        });

        // Who finds the other at work for too long leaves the rest for its next run.
        while (database.days("dashboard_events").size() > 1 || !oldEvents().isEmpty()) {
            Future<?> first = threads.submit(() -> retention.run(NOW));
            Future<?> second = threads.submit(() -> other.run(NOW));
            first.get();
            second.get();
        }
        assertThat(writer.isDone()).as("a write failed").isFalse();
        stop();
        await(threads::isTerminated);

        assertThat(database.rows("SELECT count(*) FROM dashboard_events")).containsExactly(written.toString());
        assertThat(database.rows("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
                .containsExactly("0");
    }

    @Test
    void nothingIsDoneWhileAnotherReplicaIsAtWork() throws SQLException {
        database.makeDays("dashboard_events", "2025-02-28");
        database.addEvents("2025-02-01 12:00Z", 1);
        try (Connection other = database.connect()) {
            other.createStatement().execute("SELECT pg_advisory_lock(hashtext('variant-dash maintenance'))");

            retention.run(NOW);

            assertThat(database.days("dashboard_events")).hasSize(1);
            assertThat(oldEvents()).hasSize(1);
        }
        retention.run(NOW);
        assertThat(database.days("dashboard_events")).isEmpty();
        assertThat(oldEvents()).isEmpty();
    }

    /** Detaching needs the table for itself; behind it all writers wait, so it must not wait for a long reader. */
    @Test
    void aLongReaderKeepsADayAndNotTheWriters() throws Exception {
        database.makeDays("dashboard_events", "2025-02-28", "2025-03-31");
        try (Connection reader = database.connect()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("SELECT count(*) FROM dashboard_events");

            // As often as the test needs to see it wait.
            Future<?> running = threads.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    retention.run(NOW);
                }
            });
            await(() -> database.rows(WAITING).contains("AccessExclusiveLock"));
            Future<?> writer = threads.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    database.addEvents("2025-03-31 10:00Z", 1);
                }
            });
            writer.get(); // never ends if it waits for the reader

            assertThat(database.rows("SELECT mode FROM pg_locks WHERE granted AND mode = 'AccessShareLock'"
                            + " AND relation = 'dashboard_events_20250228'::regclass"))
                    .isNotEmpty();
            assertThat(attachedDays()).contains("dashboard_events_20250228");
            running.cancel(true);
        }
        await(() -> database.rows(WAITING).isEmpty());
        retention.run(NOW);
        assertThat(attachedDays()).isEqualTo(named("dashboard_events", "20250331"));
    }

    @Test
    void droppingHoldsNoLockThatAWriterNeeds() {
        database.makeDays("dashboard_events", "2025-02-27", "2025-02-28", "2025-03-31");
        database.execute("CREATE TABLE seen (relation text, mode text)");
        database.execute("""
                CREATE FUNCTION note_locks() RETURNS event_trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO seen SELECT relation::regclass, mode FROM pg_locks
                    WHERE pid = pg_backend_pid() AND relation::regclass::text ~ '^dashboard_events(_default)?$';
                    INSERT INTO seen VALUES ('drop', '');
                END $$""");
        database.execute("""
                CREATE EVENT TRIGGER note_locks ON ddl_command_end WHEN TAG IN ('DROP TABLE')
                EXECUTE FUNCTION note_locks()""");

        retention.run(NOW);

        assertThat(database.rows("SELECT relation FROM seen")).isEqualTo(List.of("drop", "drop"));
    }

    @Test
    void emptyingTheDefaultPartitionHoldsNoLockThatAWriterNeeds() throws Exception {
        database.addEvents("2025-02-01 12:00Z", 10);
        database.execute("CREATE TABLE seen (mode text)");
        database.execute("""
                CREATE FUNCTION note_locks() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO seen SELECT mode FROM pg_locks WHERE pid = pg_backend_pid()
                      AND relation IN ('dashboard_events'::regclass, 'dashboard_events_default'::regclass);
                    RETURN NULL;
                END $$""");
        database.execute(
                "CREATE TRIGGER note_locks AFTER DELETE ON dashboard_events_default EXECUTE FUNCTION note_locks()");

        retention.run(NOW);

        assertThat(database.rows("SELECT DISTINCT mode FROM seen"))
                .isNotEmpty()
                .isSubsetOf("AccessShareLock", "RowShareLock", "RowExclusiveLock");
    }

    private List<String> attachedDays() {
        return database.rows("SELECT relname FROM pg_class JOIN pg_inherits ON inhrelid = oid"
                + " WHERE inhparent = 'dashboard_events'::regclass AND relname ~ '[0-9]$' ORDER BY 1");
    }

    private List<String> oldEvents() {
        return database.rows("SELECT FROM dashboard_events WHERE occurred_at < '2025-03-01Z' LIMIT 1");
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }
}
