package io.variantdash.bench.testbed;

import io.variantdash.embedded.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A session of the benchmark's own, to prepare the database and to look what arrived in it. For one thread. */
public final class Database implements AutoCloseable {

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    public static Database connect(PostgresServer server) {
        try {
            return new Database(DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password()));
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not let the benchmark in: " + e.getMessage(), e);
        }
    }

    public Connection connection() {
        return connection;
    }

    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** The one number that a query returns. */
    public long number(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** How many transactions that wrote something were ever begun. */
    public long transactions() {
        return number("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    }

    /** The position of the write-ahead log, in bytes. */
    public long writeAheadLog() {
        return number("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
    }

    /**
     * Empties every table of a schema but the record of migrations. The tables are as new: statistics that say "empty"
     * would let PostgreSQL plan for that while a round fills them.
     */
    public void truncate(String schema) {
        execute("""
                DO $$
                DECLARE tables text;
                BEGIN
                    SELECT string_agg(oid::regclass::text, ', ') INTO tables
                    FROM pg_class
                    WHERE relnamespace = to_regnamespace('%s') AND relkind IN ('r', 'p') AND NOT relispartition
                      AND relname <> 'flyway_schema_history';
                    IF tables IS NOT NULL THEN
                        EXECUTE 'TRUNCATE ' || tables;
                    END IF;
                END $$
                """.formatted(schema));
    }

    /** Leaves no write of the past to the next round. */
    public void checkpoint() {
        execute("CHECKPOINT");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The session of the benchmark does not close", e);
        }
    }

    private static IllegalStateException failed(String sql, SQLException e) {
        return new IllegalStateException("PostgreSQL refuses \"%s\": %s".formatted(sql.strip(), e.getMessage()), e);
    }
}
