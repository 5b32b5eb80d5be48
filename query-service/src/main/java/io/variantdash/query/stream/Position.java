package io.variantdash.query.stream;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.Base64;

/** A place in {@code dashboard.updates}: right behind the record with this offset. It means the same on every replica. */
public record Position(Epoch epoch, int partition, long offset) {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** The form that clients get, opaque to them. */
    @JsonValue
    public String encoded() {
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES + 2 * Integer.BYTES + Long.BYTES)
                .putLong(epoch.topicId().getMostSignificantBits())
                .putLong(epoch.topicId().getLeastSignificantBits())
                .putInt(epoch.partitions())
                .putInt(partition)
                .putLong(offset)
                .array();
        return ENCODER.encodeToString(bytes);
    }
}
