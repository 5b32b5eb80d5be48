package io.variantdash.query.database;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements that the features keep beside their views. Within a transaction all of them, and the entities, use
 * its one connection.
 */
public final class Database {

    /** So many rows of a long result are in memory at a time; the longest events make it 25 MB. */
    private static final int ROWS_AT_A_TIME = 100;

    private final DataSource dataSource;
    private final UnreadableRows unreadable;

    Database(DataSource dataSource, UnreadableRows unreadable) {
        this.dataSource = dataSource;
        this.unreadable = unreadable;
    }

    /** The rows of a statement, without those that cannot be read. Parameters are texts, numbers, instants and arrays of texts. */
    public <R> List<R> rows(@CompileTimeConstant String sql, RowMapper<R> mapper, @Nullable Object... parameters) {
        List<R> rows = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            reader(sql, parameters).read(statement.executeQuery(), row -> rows.add(mapper.map(row)));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        return rows;
    }

    /** The only row of a statement that always has one, such as an aggregate. */
    public <R> R row(@CompileTimeConstant String sql, RowMapper<R> mapper, @Nullable Object... parameters) {
        return rows(sql, mapper, parameters).get(0);
    }

    /** Hands on a result of any length row by row, as fast as they are taken. */
    public void stream(@CompileTimeConstant String sql, RowConsumer consumer, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection()) {
            // Only within a transaction does the server keep the result and send it in parts.
            connection.setAutoCommit(false);
            try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                statement.setFetchSize(ROWS_AT_A_TIME);
                reader(sql, parameters).read(statement.executeQuery(), consumer);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static PreparedStatement prepare(
            Connection connection, @CompileTimeConstant String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, stored(connection, parameters[i]));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static @Nullable Object stored(Connection connection, @Nullable Object parameter) throws SQLException {
        if (parameter instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return parameter instanceof String[] texts ? connection.createArrayOf("text", texts) : parameter;
    }

    private RowReader reader(String sql, @Nullable Object[] parameters) {
        return new RowReader(sql, parameters, unreadable);
    }
}
