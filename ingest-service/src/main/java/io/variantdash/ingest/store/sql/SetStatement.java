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
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;

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

    /** Writes what a row has in a column. */
    @FunctionalInterface
    private interface Element<T> {
        void write(BinaryArray array, T row);
    }

    /** A column's type and that of arrays of it, as PostgreSQL numbers them, and how many bytes a value takes, about. */
    private record Column<T>(int type, int arrayType, int bytes, Element<T> element) {

        Array of(Connection connection, List<T> rows) throws SQLException {
            BinaryArray array = new BinaryArray(type, rows.size(), bytes);
            for (T row : rows) {
                element.write(array, row);
            }
            return array.toSql(connection, arrayType);
        }
    }

    /** How long most ids are, or less. */
    private static final int SHORT_TEXT = 12;

    private final String sql;
    private final List<Column<T>> columns = new ArrayList<>();

    public SetStatement(String sql) {
        this.sql = sql;
    }

    public SetStatement<T> text(Function<T, @Nullable String> value) {
        return column(Oid.TEXT, Oid.TEXT_ARRAY, SHORT_TEXT, value, BinaryArray::text);
    }

    public SetStatement<T> uuid(Function<T, @Nullable UUID> value) {
        return column(Oid.UUID, Oid.UUID_ARRAY, 2 * Long.BYTES, value, BinaryArray::uuid);
    }

    public SetStatement<T> bigint(Function<T, @Nullable Long> value) {
        return column(Oid.INT8, Oid.INT8_ARRAY, Long.BYTES, value, BinaryArray::bigint);
    }

    public SetStatement<T> doublePrecision(Function<T, @Nullable Double> value) {
        return column(Oid.FLOAT8, Oid.FLOAT8_ARRAY, Double.BYTES, value, BinaryArray::doublePrecision);
    }

    public SetStatement<T> bytes(Function<T, byte @Nullable []> value) {
        return column(Oid.BYTEA, Oid.BYTEA_ARRAY, SHORT_TEXT, value, BinaryArray::bytes);
    }

    public SetStatement<T> bool(Function<T, Boolean> value) {
        return column(Oid.BOOL, Oid.BOOL_ARRAY, 1, value, BinaryArray::bool);
    }

    public SetStatement<T> timestamptz(Function<T, @Nullable Instant> value) {
        return column(Oid.TIMESTAMPTZ, Oid.TIMESTAMPTZ_ARRAY, Long.BYTES, value, BinaryArray::timestamptz);
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

    private <V> SetStatement<T> column(
            int type, int arrayType, int bytes, Function<T, @Nullable V> value, BiConsumer<BinaryArray, V> writer) {
        columns.add(new Column<>(type, arrayType, bytes, (array, row) -> {
            V element = value.apply(row);
            if (element == null) {
                array.none();
            } else {
                writer.accept(array, element);
            }
        }));
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
