package io.variantdash.endtoend.live;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** What a position means. Clients must not look into it; a test has to, to tell what lies between two of them. */
record StreamPosition(UUID epoch, long offset) {

    private static final int OFFSET_AT = 2 * Long.BYTES + 2 * Integer.BYTES;

    static StreamPosition of(String position) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(position));
        return new StreamPosition(new UUID(bytes.getLong(0), bytes.getLong(Long.BYTES)), bytes.getLong(OFFSET_AT));
    }
}
