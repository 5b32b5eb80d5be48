package io.variantdash.ingest.store;

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

    private record Column<T>(String type, Function<T, @Nullable Object> value) {}

    private final String sql;
    private final List<Column<T>> columns = new ArrayList<>();

    public SetStatement(String sql) {
        this.sql = sql;
    }

    public SetStatement<T> text(Function<T, @Nullable String> value) {
        return column("text", value::apply);
    }

    public SetStatement<T> uuid(Function<T, @Nullable UUID> value) {
        return column("uuid", value::apply);
    }

    public SetStatement<T> bigint(Function<T, @Nullable Long> value) {
        return column("bigint", value::apply);
    }

    public SetStatement<T> doublePrecision(Function<T, @Nullable Double> value) {
        return column("float8", value::apply);
    }

    public SetStatement<T> bool(Function<T, Boolean> value) {
        return column("bool", value::apply);
    }

    /** A time, sent as microseconds since 1970 (a bigint): exact, and cheaper than text on both sides. */
    public SetStatement<T> micros(Function<T, @Nullable Instant> value) {
        return column("bigint", row -> micros(value.apply(row)));
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

    private SetStatement<T> column(String type, Function<T, @Nullable Object> value) {
        columns.add(new Column<>(type, value));
        return this;
    }

    private PreparedStatement prepared(Connection connection, List<T> rows) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < columns.size(); i++) {
            Column<T> column = columns.get(i);
            Array array = connection.createArrayOf(
                    column.type(), rows.stream().map(column.value()).toArray());
            statement.setArray(i + 1, array);
        }
        return statement;
    }

    private static @Nullable Long micros(@Nullable Instant time) {
        return time == null
                ? null
                : Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }
}
