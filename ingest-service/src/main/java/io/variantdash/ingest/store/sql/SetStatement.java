package io.variantdash.ingest.store.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement for any number of rows: each column travels as an array, in the order in which the statement's
 * {@code unnest} names them. So a batch costs one round trip, and the statement's text never changes.
 *
 * @param <T> what a row is made from
 */
public final class SetStatement<T> {

    /** Takes one row of a result. */
    @FunctionalInterface
    public interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    /** A column's type in SQL, and a maker of the array of Java's type, which decides that it travels in binary. */
    private record Column<T>(String type, IntFunction<@Nullable Object[]> array, Function<T, @Nullable Object> value) {

        Array of(Connection connection, List<T> rows) throws SQLException {
            return connection.createArrayOf(type, rows.stream().map(value).toArray(array));
        }
    }

    private final String sql;
    private final List<Column<T>> columns = new ArrayList<>();

    public SetStatement(String sql) {
        this.sql = sql;
    }

    public SetStatement<T> text(Function<T, @Nullable String> value) {
        return column("text", String[]::new, value::apply);
    }

    /** An identity, sent as text: the driver has no binary form of an array of uuid. The statement casts it. */
    public SetStatement<T> uuid(Function<T, @Nullable UUID> value) {
        return column("text", String[]::new, row -> {
            UUID identity = value.apply(row);
            return identity == null ? null : identity.toString();
        });
    }

    public SetStatement<T> bigint(Function<T, @Nullable Long> value) {
        return column("bigint", Long[]::new, value::apply);
    }

    public SetStatement<T> doublePrecision(Function<T, @Nullable Double> value) {
        return column("float8", Double[]::new, value::apply);
    }

    public SetStatement<T> bytes(Function<T, byte @Nullable []> value) {
        return column("bytea", byte[][]::new, value::apply);
    }

    public SetStatement<T> bool(Function<T, Boolean> value) {
        return column("bool", Boolean[]::new, value::apply);
    }

    /** A time, sent as microseconds since 1970 (a bigint): exact, and cheaper than text on both sides. */
    public SetStatement<T> micros(Function<T, @Nullable Instant> value) {
        return column("bigint", Long[]::new, row -> {
            Instant time = value.apply(row);
            return time == null ? null : Micros.of(time);
        });
    }

    /** Runs the statement, unless there are no rows. */
    public void execute(Connection connection, List<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = prepared(connection, rows)) {
            statement.executeUpdate();
        }
    }

    /** Runs the statement, unless there are no rows, and hands on what it returns. */
    public void query(Connection connection, List<T> rows, RowConsumer consumer) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = prepared(connection, rows);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                consumer.accept(result);
            }
        }
    }

    /**
     * Runs the statement, unless there are no rows, and returns those rows whose ordinal it returns: the statement
     * numbers its rows with {@code unnest(…) WITH ORDINALITY}.
     */
    public List<T> filter(Connection connection, List<T> rows) throws SQLException {
        List<T> filtered = new ArrayList<>();
        query(connection, rows, row -> filtered.add(rows.get(row.getInt(1) - 1)));
        return filtered;
    }

    private SetStatement<T> column(
            String type, IntFunction<@Nullable Object[]> array, Function<T, @Nullable Object> value) {
        columns.add(new Column<>(type, array, value));
        return this;
    }

    private PreparedStatement prepared(Connection connection, List<T> rows) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < columns.size(); i++) {
            statement.setArray(i + 1, columns.get(i).of(connection, rows));
        }
        return statement;
    }
}
