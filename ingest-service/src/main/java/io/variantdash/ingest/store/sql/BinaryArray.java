package io.variantdash.ingest.store.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgArray;

/**
 * Writes an array of one dimension in PostgreSQL's binary form, element by element: the driver would first want an object
 * for each of them, and has no binary form of uuid and timestamptz at all.
 */
final class BinaryArray {

    private static final int HEADER_BYTES = 5 * Integer.BYTES;
    private static final int NULLS_AT = Integer.BYTES;
    private static final int NULL = -1;

    private ByteBuffer buffer;
    private boolean nulls;

    /**
     * An array without elements yet.
     *
     * @param elementType the type of the elements, as PostgreSQL numbers types
     * @param size how many elements will be added, one at least
     * @param elementBytes how many bytes one takes, about
     */
    BinaryArray(int elementType, int size, int elementBytes) {
        buffer = ByteBuffer.allocate(HEADER_BYTES + size * (Integer.BYTES + elementBytes))
                .putInt(1) // dimension
                .putInt(0) // whether there are nulls
                .putInt(elementType)
                .putInt(size)
                .putInt(1); // the index of the first
    }

    /** Adds an element without a value. */
    void none() {
        nulls = true;
        reserve(Integer.BYTES).putInt(NULL);
    }

    void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] value) {
        reserve(Integer.BYTES + value.length).putInt(value.length).put(value);
    }

    void uuid(UUID value) {
        reserve(Integer.BYTES + 2 * Long.BYTES)
                .putInt(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits());
    }

    void bigint(long value) {
        reserve(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
    }

    void doublePrecision(double value) {
        bigint(Double.doubleToLongBits(value));
    }

    void timestamptz(Instant value) {
        bigint(Micros.since2000(value));
    }

    void bool(boolean value) {
        reserve(Integer.BYTES + 1).putInt(1).put((byte) (value ? 1 : 0));
    }

    /**
     * The array as a parameter of a statement; nothing can be added any more.
     *
     * @param arrayType the type of the array, as PostgreSQL numbers types
     */
    Array toSql(Connection connection, int arrayType) throws SQLException {
        buffer.putInt(NULLS_AT, nulls ? 1 : 0);
        byte[] bytes = buffer.hasRemaining() ? Arrays.copyOf(buffer.array(), buffer.position()) : buffer.array();
        return new PgArray(connection.unwrap(BaseConnection.class), arrayType, bytes);
    }

    private ByteBuffer reserve(int bytes) {
        if (buffer.remaining() < bytes) {
            int capacity = Math.addExact(buffer.position(), bytes);
            buffer = ByteBuffer.allocate(capacity + capacity / 2).put(buffer.flip());
        }
        return buffer;
    }
}
