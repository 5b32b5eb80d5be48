package io.variantdash.endtoend.environment;

import io.variantdash.embedded.PostgresServer;
import io.variantdash.oracle.StoredTables;
import io.variantdash.oracle.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/** The database as an operator reaches it: past the proxy. */
public final class Database {

    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

    Database(PostgresServer server) {
        dataSource.setUrl(server.jdbcUrl());
        dataSource.setUser(server.username());
        dataSource.setPassword(server.password());
        dataSource.setApplicationName("fault-tests");
    }

    public StoredTables tables() {
        return new StoredTables(dataSource);
    }

    public void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in: " + sql, e);
        }
    }

    /** The number that a query answers. */
    public long count(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in: " + sql, e);
        }
    }

    /** Ends every session but the one that says so. */
    public void terminateSessions() {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
    }

    /** Has all who write the table wait until the connection is closed. */
    public Connection lock(Table table) throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table.sqlName() + " IN EXCLUSIVE MODE");
        }
        return connection;
    }

    /** Loses all that events left. */
    public void empty() {
        execute("TRUNCATE " + Arrays.stream(Table.values()).map(Table::sqlName).collect(Collectors.joining(", ")));
    }
}
