package io.variantdash.ingest.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.embedded.PostgresServer;
import io.variantdash.ingest.support.Database;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The upgrade of the audit trail's indexes, from the schema of the release before with events in it. */
class AuditIndexTest {

    /** As the release before writes it. */
    private static final String OLD_INSERT = """
            INSERT INTO dashboard_events (identity, event_type, persona_id, event_data, occurred_at)
            VALUES ('6f2c1f2e-5f0c-5b0a-9c43-1d2a6f9f6c11', 'early_kill', 'ava', '{}', '%s')
            ON CONFLICT (occurred_at, identity) DO NOTHING""";

    private static final String NEW_INSERT = OLD_INSERT.replace("(occurred_at, identity) ", "");

    private static final String MISSING =
            "SELECT relname FROM pg_class part JOIN pg_inherits i ON i.inhrelid = part.oid"
                    + " WHERE inhparent = 'dashboard_events'::regclass AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = part.oid"
                    + " AND indisunique AND indisvalid AND pg_get_indexdef(indexrelid) LIKE '%(persona_id, occurred_at DESC, identity)')"
                    + " ORDER BY 1";

    private static PostgresServer postgres;

    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private final Database database = new Database(dataSource);

    @BeforeAll
    static void start() {
        postgres = PostgresServer.builder().fast().start();
    }

    @AfterAll
    static void close() {
        postgres.close();
    }

    AuditIndexTest() {
        postgres.database().renew();
        dataSource.setUrl(postgres.jdbcUrl());
        dataSource.setUser(postgres.username());
        dataSource.setPassword(postgres.password());
    }

    @Test
    void isTheOnlyOneBesideThatOfTheNewsWhereThereAreNoEventsYet() {
        migrate("latest");

        assertThat(indexesOf("dashboard_events"))
                .containsExactly("dashboard_events_newest_news", "dashboard_events_once");
    }

    @Test
    void isBuiltForTheDaysThatAreThereWhileBothReleasesWrite() {
        startOfTheReleaseBefore();

        migrate("latest");

        assertThat(database.rows(MISSING))
                .containsExactly("dashboard_events_20250130", "dashboard_events_20250131", "dashboard_events_default");
        bothReleasesKeepEachEventOnce();
        ensure("2025-02-01");
        assertThat(database.rows(MISSING)).doesNotContain("dashboard_events_20250201");

        auditIndex().complete();

        assertThat(database.rows(MISSING)).isEmpty();
        assertThat(indexesOf("dashboard_events"))
                .containsExactly(
                        "dashboard_events_newest_news",
                        "dashboard_events_occurred_at_identity_key",
                        "dashboard_events_once");
        bothReleasesKeepEachEventOnce();
        var done = database.rows("SELECT relname, relfilenode FROM pg_class ORDER BY 1");
        auditIndex().complete();
        assertThat(database.rows("SELECT relname, relfilenode FROM pg_class ORDER BY 1"))
                .isEqualTo(done);
    }

    @Test
    void isBuiltAnewWhereAnAttemptWasCutOff() {
        startOfTheReleaseBefore();
        migrate("latest");
        // What a unique index leaves behind that could not be built.
        assertThatThrownBy(() -> database.execute(
                "CREATE UNIQUE INDEX CONCURRENTLY dashboard_events_20250131_once ON dashboard_events_20250131 ((1))"));

        auditIndex().complete();

        assertThat(database.rows(MISSING)).isEmpty();
    }

    @Test
    void isBuiltByOneReplica() throws Exception {
        startOfTheReleaseBefore();
        migrate("latest");
        try (Connection other = dataSource.getConnection()) {
            other.createStatement().execute("SELECT pg_advisory_lock(hashtext('variant-dash audit index'))");
            auditIndex().complete();
            assertThat(database.rows(MISSING)).hasSize(3);
            // A session that is closed keeps its locks until the server has noticed.
            other.createStatement().execute("SELECT pg_advisory_unlock(hashtext('variant-dash audit index'))");
        }
        Future<?> second = CompletableFuture.runAsync(() -> auditIndex().complete());
        auditIndex().complete();
        second.get();
        assertThat(database.rows(MISSING)).isEmpty();
    }

    /** Such as an export: it holds up the last step, which is left for the next time, and never who writes. */
    @Test
    void waitsForNoReader() throws Exception {
        startOfTheReleaseBefore();
        migrate("latest");
        try (Connection reader = dataSource.getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("SELECT count(*) FROM dashboard_events");
            Future<?> building = CompletableFuture.runAsync(() -> auditIndex().complete());
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> !database.rows("SELECT FROM pg_locks WHERE NOT granted")
                            .isEmpty());
            database.execute(NEW_INSERT.formatted("2025-01-31 11:00Z")); // never ends if it waits for the reader
            database.execute(OLD_INSERT.formatted("2025-01-31 11:00Z"));
            reader.commit();
            building.get();
        }
        auditIndex().complete();
        assertThat(database.rows(MISSING)).isEmpty();
    }

    private void startOfTheReleaseBefore() {
        migrate("5");
        ensure("2025-01-30");
        ensure("2025-01-31");
        for (String time : List.of("2025-01-30 10:00Z", "2025-01-31 10:00Z", "2024-12-01 10:00Z")) {
            database.execute(OLD_INSERT.formatted(time));
            database.execute(NEW_INSERT.formatted(time).replace("6f2c", "7f2c"));
        }
    }

    private void bothReleasesKeepEachEventOnce() {
        String count = "SELECT count(*) FROM dashboard_events";
        var before = database.rows(count);
        for (String time : List.of("2025-01-30 10:00Z", "2025-01-31 10:00Z", "2024-12-01 10:00Z")) {
            database.execute(OLD_INSERT.formatted(time));
            database.execute(NEW_INSERT.formatted(time));
        }
        assertThat(database.rows(count)).isEqualTo(before);
    }

    private AuditIndex auditIndex() {
        return new AuditIndex(dataSource, new MaintenanceTransaction(dataSource));
    }

    private void ensure(String day) {
        database.rows("SELECT ensure_day_partition('dashboard_events', ?::date)", day);
    }

    private void migrate(String target) {
        Flyway.configure().dataSource(dataSource).target(target).load().migrate();
    }

    private List<String> indexesOf(String table) {
        return database.rows("SELECT indexname FROM pg_indexes WHERE tablename = ? ORDER BY 1", table);
    }
}
