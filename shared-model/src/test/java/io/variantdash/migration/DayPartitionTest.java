package io.variantdash.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.variantdash.support.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayPartitionTest {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Database database = Database.migrated();

    @ParameterizedTest
    @CsvSource({"dashboard_events, occurred_at", "variant_engagement, bucket"})
    void takesTheRowsOfItsDayFromTheDefaultPartition(String table, String column) {
        for (String time : List.of(
                "2026-01-30 23:59:59.999999Z",
                "2026-01-31 00:00Z",
                "2026-01-31 23:59:59.999999Z",
                "2026-02-01 00:00Z")) {
            insert(table, time);
        }

        assertThat(ensure(table, "2026-01-31")).isTrue();

        assertThat(database.rows("""
                        SELECT tableoid::regclass, %2$s AT TIME ZONE 'UTC' FROM %1$s ORDER BY %2$s
                        """.formatted(table, column)))
                .containsExactly(
                        table + "_default|2026-01-30 23:59:59.999999",
                        table + "_20260131|2026-01-31 00:00:00",
                        table + "_20260131|2026-01-31 23:59:59.999999",
                        table + "_default|2026-02-01 00:00:00");
    }

    @ParameterizedTest
    @CsvSource({"dashboard_events", "variant_engagement"})
    void takesNewRowsOfItsDay(String table) {
        ensure(table, "2026-01-31");

        insert(table, "2026-01-31 12:00Z");

        assertThat(database.rows("SELECT tableoid::regclass FROM " + table)).containsExactly(table + "_20260131");
    }

    @ParameterizedTest
    @CsvSource({"dashboard_events", "variant_engagement"})
    void isAsItsParent(String table) {
        ensure(table, "2026-01-31");

        String columns = """
                SELECT column_name, data_type, collation_name, is_nullable, column_default
                FROM information_schema.columns WHERE table_name = '%s' ORDER BY column_name""";
        assertThat(database.rows(columns.formatted(table + "_20260131")))
                .isEqualTo(database.rows(columns.formatted(table)));
        String indexes = "SELECT count(*) FROM pg_indexes WHERE tablename = '%s'";
        assertThat(database.rows(indexes.formatted(table + "_20260131")))
                .isEqualTo(database.rows(indexes.formatted(table)));
    }

    @Test
    void isMadeOnce() {
        assertThat(ensure("dashboard_events", "2026-01-31")).isTrue();
        assertThat(ensure("dashboard_events", "2026-01-31")).isFalse();
        assertThat(ensure("dashboard_events", "2026-02-01")).isTrue();
        assertThat(ensure("variant_engagement", "2026-01-31")).isTrue();
    }

    @Test
    void isAMonthOfTheHoursThatIsNamedByItsLastDay() throws SQLException {
        String hours = "variant_engagement_hours";
        for (String time :
                List.of("2024-01-31 23:00Z", "2024-02-01 00:00Z", "2024-02-29 23:00Z", "2024-03-01 00:00Z")) {
            insert(hours, time);
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'Pacific/Auckland'");
            assertThat(ensure(connection, hours, "2024-02-10")).isTrue();
        }
        assertThat(ensure(hours, "2024-02-29")).isFalse();

        assertThat(database.rows("SELECT tableoid::regclass, bucket AT TIME ZONE 'UTC' FROM variant_engagement_hours"
                        + " ORDER BY bucket"))
                .containsExactly(
                        hours + "_default|2024-01-31 23:00:00",
                        hours + "_20240229|2024-02-01 00:00:00",
                        hours + "_20240229|2024-02-29 23:00:00",
                        hours + "_default|2024-03-01 00:00:00");
    }

    @Test
    void beginsAndEndsInUtcWhateverTheSessionsTimeZoneIs() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'Pacific/Auckland'");
            ensure(connection, "dashboard_events", "2026-01-31");
        }
        insert("dashboard_events", "2026-01-31 00:00Z");
        insert("dashboard_events", "2026-01-31 23:59:59.999999Z");

        assertThat(database.rows("SELECT DISTINCT tableoid::regclass FROM dashboard_events"))
                .containsExactly("dashboard_events_20260131");
    }

    @Test
    void keepsEventsUniqueOnBothSidesOfTheMove() {
        String insert = """
                INSERT INTO dashboard_events (identity, event_type, persona_id, event_data, occurred_at)
                VALUES ('%s', 'early_kill', 'ava', '{}', '2026-01-31 12:00Z')""".formatted("6f2c1f2e-5f0c-5b0a-9c43-1d2a6f9f6c11");
        database.execute(insert);
        ensure("dashboard_events", "2026-01-31");

        assertThatThrownBy(() -> database.execute(insert)).hasMessageContaining("duplicate key");
    }

    @Test
    void aCallerThatWaitedForAnotherFindsItsPartition() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection first = database.connect()) {
            first.setAutoCommit(false);
            assertThat(ensure(first, "dashboard_events", "2026-01-31")).isTrue();

            Future<Boolean> second = other.submit(() -> ensure("dashboard_events", "2026-01-31"));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !database.rows("SELECT FROM pg_locks WHERE NOT granted")
                            .isEmpty());
            first.commit();

            assertThat(second.get()).isFalse();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void manyCallersAndWritersDisturbNoOne() throws InterruptedException, ExecutionException {
        List<String> days = List.of("2026-01-29", "2026-01-30", "2026-01-31");
        ExecutorService replicas = Executors.newFixedThreadPool(6);
        try {
            Callable<Long> ensuring = () ->
                    days.stream().filter(day -> ensure("dashboard_events", day)).count();
            Callable<Long> writing = () -> {
                for (int i = 0; i < 50; i++) {
                    insert("dashboard_events", days.get(i % 3) + " 12:00Z");
                }
                return 0L;
            };

            long made = 0;
            for (Future<Long> count :
                    replicas.invokeAll(List.of(writing, ensuring, ensuring, writing, ensuring, ensuring))) {
                made += count.get();
            }

            assertThat(made).isEqualTo(3);
        } finally {
            replicas.shutdownNow();
        }
        assertThat(
                        database.rows(
                                "SELECT tableoid::regclass AS home, count(*) FROM dashboard_events GROUP BY home ORDER BY home"))
                .containsExactly(
                        "dashboard_events_20260129|34", "dashboard_events_20260130|34", "dashboard_events_20260131|32");
    }

    @Test
    void isForThePartitionedTablesOnly() {
        assertThatThrownBy(() -> ensure("variants", "2026-01-31"))
                .hasMessageContaining("variants is not partitioned by day");
    }

    /** Tries until no lock is in the way, as every caller must. */
    private boolean ensure(String table, String day) {
        while (true) {
            try (Connection connection = database.connect()) {
                return ensure(connection, table, day);
            } catch (SQLException e) {
                if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw new IllegalStateException(e.getMessage(), e);
                }
            }
        }
    }

    private static boolean ensure(Connection connection, String table, String day) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT ensure_day_partition('%s', '%s')".formatted(table, day))) {
            result.next();
            return result.getBoolean(1);
        }
    }

    private void insert(String table, String time) {
        database.execute(table.equals("dashboard_events") ? """
                        INSERT INTO dashboard_events (identity, event_type, persona_id, event_data, occurred_at)
                        VALUES (gen_random_uuid(), 'early_kill', 'ava', '{}', '%s')""".formatted(time) : """
                        INSERT INTO %2$s VALUES ('ava', 'var', '%1$s', 0, 0, '%1$s', gen_random_uuid())""".formatted(time, table));
    }
}
