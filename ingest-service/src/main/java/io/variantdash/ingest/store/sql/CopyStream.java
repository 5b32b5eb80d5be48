package io.variantdash.ingest.store.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Writes PostgreSQL's binary COPY format, which is described with COPY in its manual, and sends it in pieces: the server
 * stores the first rows while the next are written, and no batch needs one large array.
 */
final class CopyStream {

    private static final int PIECE_BYTES = 64 * 1024;
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NULL = -1;
    private static final short END = -1;
    private static final byte JSONB_VERSION = 1;

    private final CopyIn copy;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);

    CopyStream(CopyIn copy) {
        this.copy = copy;
        piece.put(SIGNATURE).putInt(0).putInt(0); // no flags, no extension of the header
    }

    void beginRow(int columns) throws SQLException {
        reserve(Short.BYTES).putShort((short) columns);
    }

    void uuid(long high, long low) throws SQLException {
        reserve(Integer.BYTES + 2 * Long.BYTES)
                .putInt(2 * Long.BYTES)
                .putLong(high)
                .putLong(low);
    }

    void text(@Nullable String value) throws SQLException {
        if (value == null) {
            reserve(Integer.BYTES).putInt(NULL);
        } else {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            reserve(Integer.BYTES).putInt(bytes.length);
            bytes(bytes);
        }
    }

    void jsonb(String value) throws SQLException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        reserve(Integer.BYTES + 1).putInt(1 + bytes.length).put(JSONB_VERSION);
        bytes(bytes);
    }

    void timestamptz(long microsSince2000) throws SQLException {
        reserve(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(microsSince2000);
    }

    void end() throws SQLException {
        reserve(Short.BYTES).putShort(END);
        send();
        copy.endCopy();
    }

    private void bytes(byte[] bytes) throws SQLException {
        if (bytes.length > PIECE_BYTES) {
            send();
            copy.writeToCopy(bytes, 0, bytes.length);
        } else {
            reserve(bytes.length).put(bytes);
        }
    }

    private ByteBuffer reserve(int bytes) throws SQLException {
        if (piece.remaining() < bytes) {
            send();
        }
        return piece;
    }

    private void send() throws SQLException {
        copy.writeToCopy(piece.array(), 0, piece.position());
        piece.clear();
    }
}
