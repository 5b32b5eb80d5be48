package io.variantdash.ingest.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Adds rows with COPY: the cheapest way into a table, which fills whole pages at a time, but one that fails as a whole
 * when a row is there already.
 *
 * @param <T> what a row is made from
 */
public final class CopyRows<T> {

    @FunctionalInterface
    private interface Column<T> {
        void write(CopyStream out, T row) throws SQLException;
    }

    private final String sql;
    private final List<Column<T>> columns = new ArrayList<>();

    /** Copies into a table's columns, of which the types are then named in the same order. */
    public CopyRows(String tableAndColumns) {
        this.sql = "COPY " + tableAndColumns + " FROM STDIN (FORMAT binary)";
    }

    public CopyRows<T> uuid(Function<T, UUID> value) {
        return column((out, row) -> {
            UUID uuid = value.apply(row);
            out.uuid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        });
    }

    public CopyRows<T> text(Function<T, @Nullable String> value) {
        return column((out, row) -> out.text(value.apply(row)));
    }

    public CopyRows<T> jsonb(Function<T, String> value) {
        return column((out, row) -> out.jsonb(value.apply(row)));
    }

    public CopyRows<T> timestamptz(Function<T, Instant> value) {
        return column((out, row) -> out.timestamptz(Micros.since2000(value.apply(row))));
    }

    /** Adds the rows, if there are any; one that is there already is a unique violation, which ends the transaction. */
    public void execute(Connection connection, List<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            write(copy, rows);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Writes the rows as {@link #execute} does, to nowhere. */
    public void practise(List<T> rows) {
        try {
            write(new NoCopy(), rows);
        } catch (SQLException e) {
            throw new IllegalStateException("There is no database that could refuse it", e);
        }
    }

    private void write(CopyIn copy, List<T> rows) throws SQLException {
        CopyStream out = new CopyStream(copy);
        for (T row : rows) {
            out.beginRow(columns.size());
            for (Column<T> column : columns) {
                column.write(out, row);
            }
        }
        out.end();
    }

    private CopyRows<T> column(Column<T> column) {
        columns.add(column);
        return this;
    }
}
