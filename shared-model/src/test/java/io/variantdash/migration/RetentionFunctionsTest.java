package io.variantdash.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.support.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionFunctionsTest {

    private static final String TABLES = """
            SELECT relname, relispartition FROM pg_class
            WHERE relkind = 'r' AND relname ~ '^(dashboard_events|variant_engagement)_[0-9]' ORDER BY relname""";

    private final Database database = Database.migrated();

    @ParameterizedTest
    @ValueSource(strings = {"dashboard_events", "variant_engagement"})
    void theEarliestDayBeforeADateIsDetachedAndThenDropped(String table) {
        ensure(table, "2025-01-30", "2025-01-31", "2025-02-01");

        assertThat(detach(table, "2025-02-01")).containsExactly(table + "_20250130");
        assertThat(database.rows(TABLES))
                .containsExactly(table + "_20250130|f", table + "_20250131|t", table + "_20250201|t");
        assertThat(drop(table, "2025-02-01")).containsExactly(table + "_20250130");
        assertThat(drop(table, "2025-02-01")).containsExactly("null");
        assertThat(detach(table, "2025-02-01")).containsExactly(table + "_20250131");
        assertThat(detach(table, "2025-02-01")).containsExactly("null");
        assertThat(database.rows(TABLES)).containsExactly(table + "_20250131|f", table + "_20250201|t");
    }

    @Test
    void aDetachedDayThatIsYoungEnoughStaysAndIsAPartitionAgainWhenAskedFor() {
        ensure("dashboard_events", "2025-01-31");
        insertEvent("2025-01-31 10:00Z");
        detach("dashboard_events", "2025-02-01");
        insertEvent("2025-01-31 11:00Z");

        assertThat(drop("dashboard_events", "2025-01-31")).containsExactly("null");
        ensure("dashboard_events", "2025-01-31");

        assertThat(database.rows("SELECT tableoid::regclass, count(*) FROM dashboard_events GROUP BY 1"))
                .containsExactly("dashboard_events_20250131|2");
    }

    @Test
    void noOtherTableIsTaken() {
        database.execute("CREATE TABLE dashboard_events_2025013 ()");
        database.execute("CREATE TABLE dashboard_events_20250130_copy ()");
        database.execute("CREATE TABLE my_dashboard_events_20250130 ()");
        database.execute("CREATE TABLE variants_20250130 ()");

        assertThat(drop("dashboard_events", "2025-02-01")).containsExactly("null");
        assertThatThrownBy(() -> drop("variants", "2025-02-01")).hasMessageContaining("variants is not partitioned");
        assertThatThrownBy(() -> detach("variants", "2025-02-01")).hasMessageContaining("variants is not partitioned");
    }

    /** Of a replica whose clock runs ahead. */
    @Test
    void noDayIsTakenThatIsNotOver() {
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2).toString();
        ensure("dashboard_events", tomorrow);

        assertThatThrownBy(() -> detach("dashboard_events", tomorrow)).hasMessageContaining("are not over yet");
        assertThatThrownBy(() -> drop("dashboard_events", tomorrow)).hasMessageContaining("are not over yet");
    }

    @Test
    void onlyWhoMayCallThemCanAndThenNeedsNoRightOnTheTables() throws SQLException {
        ensure("dashboard_events", "2025-01-31");
        database.execute("DROP ROLE IF EXISTS operator");
        database.execute("CREATE ROLE operator");

        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE operator");
            for (String call : List.of(
                    "ensure_day_partition('dashboard_events', '2025-02-01')",
                    "detach_expired_day('dashboard_events', '2025-02-01')",
                    "drop_detached_day('dashboard_events', '2025-02-01')")) {
                assertThatThrownBy(() -> statement.execute("SELECT " + call)).hasMessageContaining("permission denied");
            }
            statement.execute("RESET ROLE");
            statement.execute("GRANT EXECUTE ON FUNCTION detach_expired_day, drop_detached_day TO operator");
            statement.execute("SET ROLE operator");
            // Names of the caller's own must not stand in for ours.
            statement.execute("CREATE TEMP TABLE dashboard_events_20250131 ()");
            statement.execute("SET search_path = pg_temp, public");
            statement.execute("SELECT detach_expired_day('dashboard_events', '2025-02-01')");
            statement.execute("SELECT drop_detached_day('dashboard_events', '2025-02-01')");
            statement.execute("RESET ROLE");
            statement.execute("SELECT FROM pg_temp.dashboard_events_20250131");
            statement.execute("DROP OWNED BY operator");
            statement.execute("DROP ROLE operator");
        }

        assertThat(database.rows(TABLES)).isEmpty();
    }

    private void ensure(String table, String... days) {
        for (String day : days) {
            database.rows("SELECT ensure_day_partition(?, ?::date)", table, day);
        }
    }

    private List<String> detach(String table, String before) {
        return database.rows("SELECT detach_expired_day(?, ?::date)", table, before);
    }

    private List<String> drop(String table, String before) {
        return database.rows("SELECT drop_detached_day(?, ?::date)", table, before);
    }

    private void insertEvent(String time) {
        database.execute("""
                INSERT INTO dashboard_events (identity, event_type, persona_id, event_data, occurred_at)
                VALUES (gen_random_uuid(), 'early_kill', 'ava', '{}', '%s')""".formatted(time));
    }
}
