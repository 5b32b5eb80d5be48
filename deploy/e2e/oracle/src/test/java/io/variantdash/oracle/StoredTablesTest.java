package io.variantdash.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.embedded.PostgresServer;
import io.variantdash.oracle.Difference.Deviation.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The comparison with a real database that was given what the oracle expects. */
class StoredTablesTest {

    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

    private static PostgresServer postgres;
    private static DataSource dataSource;

    private final ExpectedTables expected = expected();

    @BeforeAll
    static void migrate() {
        postgres = PostgresServer.builder().fast().start();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.jdbcUrl());
        source.setUser(postgres.username());
        source.setPassword(postgres.password());
        dataSource = source;
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void storeWhatIsExpected() throws SQLException {
        for (Table table : Table.values()) {
            execute("TRUNCATE " + table.sqlName());
        }
        List<BusinessRow> rows = new ArrayList<>(expected.rows());
        Collections.shuffle(rows, new Random(3));
        try (Connection connection = dataSource.getConnection()) {
            for (BusinessRow row : rows) {
                store(connection, row);
            }
        }
    }

    @Test
    void findsNothingWrongWithWhatIsExpected() {
        StoredTables stored = new StoredTables(dataSource);

        assertThat(expected.compareWith(stored).toString()).isEqualTo("as expected");
        assertThat(stored.md5()).isEqualTo(expected.md5());
    }

    @Test
    void findsAMissingRow() throws SQLException {
        execute(
                "DELETE FROM dashboard_events WHERE identity = (SELECT min(identity::text)::uuid FROM dashboard_events)");

        assertThat(difference().count(Table.DASHBOARD_EVENTS, Kind.MISSING)).isEqualTo(1);
        assertThat(difference().toString()).contains("1 rows deviate", "missing     {\"dashboard_events\"");
        assertThat(new StoredTables(dataSource).md5()).isNotEqualTo(expected.md5());
    }

    @Test
    void findsADoubledEvent() throws SQLException {
        execute("INSERT INTO dashboard_events (identity, event_type, persona_id, event_data, occurred_at)"
                + " SELECT identity, event_type, persona_id, event_data, occurred_at + interval '1 us'"
                + " FROM dashboard_events LIMIT 1");

        assertThat(difference().count(Table.DASHBOARD_EVENTS, Kind.DOUBLED)).isEqualTo(1);
    }

    @Test
    void findsAnUnexpectedRow() throws SQLException {
        execute("INSERT INTO variants (persona_id, id, status) VALUES ('nobody', 'knows', 'active')");

        assertThat(difference().count(Table.VARIANTS, Kind.UNEXPECTED)).isEqualTo(1);
    }

    @Test
    void findsAColumnThatIsMerelyClose() throws SQLException {
        execute("UPDATE variant_monitoring SET last_updated = last_updated + interval '1 us' WHERE identity ="
                + " (SELECT min(identity::text)::uuid FROM variant_monitoring)");

        assertThat(difference().count(Table.VARIANT_MONITORING, Kind.DIFFERENT)).isEqualTo(1);
        assertThat(difference().toString()).contains("different   {", "expected  {");
    }

    private Difference difference() {
        return expected.compareWith(new StoredTables(dataSource));
    }

    private static ExpectedTables expected() {
        Oracle oracle = new Oracle();
        new EventGenerator(1, START, EventMix.usual().withVariants(8, 10))
                .next(1_000)
                .forEach(event -> oracle.accept(event.accepted()));
        return oracle.tables();
    }

    private static void store(Connection connection, BusinessRow row) throws SQLException {
        String table = row.table().sqlName();
        JsonNode columns = Rows.parse(row.columns()).get(table);
        List<String> names = new ArrayList<>();
        columns.fieldNames().forEachRemaining(names::add);
        String list = String.join(", ", names);
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO %s (%s) SELECT %s FROM jsonb_populate_record(NULL::%s, ?::jsonb)"
                        .formatted(table, list, list, table))) {
            statement.setString(1, columns.toString());
            statement.executeUpdate();
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
