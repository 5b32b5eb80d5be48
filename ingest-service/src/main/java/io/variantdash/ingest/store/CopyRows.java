package io.variantdash.ingest.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
 * Adds rows with COPY in its binary format: the cheapest way into a table, which fills whole pages at a time, but one
 * that fails as a whole when a row is there already. The format is described with COPY in PostgreSQL's manual.
 *
 * @param <T> what a row is made from
 */
public final class CopyRows<T> {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NULL = -1;
    private static final int END = -1;
    private static final byte JSONB_VERSION = 1;

    /** 2000-01-01, from which PostgreSQL counts microseconds, in microseconds since 1970. */
    private static final long EPOCH_MICROS = 946_684_800_000_000L;

    /** Writes one column of a row: its length in bytes and the bytes, or the length alone for null. */
    @FunctionalInterface
    private interface Column<T> {
        void write(DataOutputStream out, T row) throws IOException;
    }

    private final String sql;
    private final List<Column<T>> columns = new ArrayList<>();

    /** Copies into a table's columns, which are then named in this order with their types. */
    public CopyRows(String tableAndColumns) {
        this.sql = "COPY " + tableAndColumns + " FROM STDIN (FORMAT binary)";
    }

    public CopyRows<T> uuid(Function<T, UUID> value) {
        return column((out, row) -> {
            UUID uuid = value.apply(row);
            out.writeInt(2 * Long.BYTES);
            out.writeLong(uuid.getMostSignificantBits());
            out.writeLong(uuid.getLeastSignificantBits());
        });
    }

    public CopyRows<T> text(Function<T, @Nullable String> value) {
        return column((out, row) -> {
            String text = value.apply(row);
            if (text == null) {
                out.writeInt(NULL);
            } else {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        });
    }

    public CopyRows<T> jsonb(Function<T, String> value) {
        return column((out, row) -> {
            byte[] bytes = value.apply(row).getBytes(StandardCharsets.UTF_8);
            out.writeInt(1 + bytes.length);
            out.writeByte(JSONB_VERSION);
            out.write(bytes);
        });
    }

    public CopyRows<T> timestamptz(Function<T, Instant> value) {
        return column((out, row) -> {
            out.writeInt(Long.BYTES);
            out.writeLong(Micros.of(value.apply(row)) - EPOCH_MICROS);
        });
    }

    /** Adds the rows; a row that is there already fails with a unique violation and ends the transaction. */
    public void execute(Connection connection, List<T> rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            byte[] bytes = encode(rows);
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private CopyRows<T> column(Column<T> column) {
        columns.add(column);
        return this;
    }

    private byte[] encode(List<T> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 * rows.size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            out.writeInt(0); // no flags
            out.writeInt(0); // no extension of the header
            for (T row : rows) {
                out.writeShort(columns.size());
                for (Column<T> column : columns) {
                    column.write(out, row);
                }
            }
            out.writeShort(END);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }
}
