package io.variantdash.query.stream;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/** A place in {@code dashboard.updates}: right behind the record with this offset. It means the same on every replica. */
public record Position(Epoch epoch, int partition, long offset) {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int BYTES = 2 * Long.BYTES + 2 * Integer.BYTES + Long.BYTES;

    /** Reads what {@link #encoded} wrote; empty for anything else. */
    public static Optional<Position> parse(String encoded) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.remaining() != BYTES) {
            return Optional.empty();
        }
        Epoch epoch = new Epoch(new Uuid(bytes.getLong(), bytes.getLong()), bytes.getInt());
        Position position = new Position(epoch, bytes.getInt(), bytes.getLong());
        return Optional.of(position).filter(read -> read.encoded().equals(encoded));
    }

    /** The form that clients get, opaque to them. */
    @JsonValue
    public String encoded() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(epoch.topicId().getMostSignificantBits())
                .putLong(epoch.topicId().getLeastSignificantBits())
                .putInt(epoch.partitions())
                .putInt(partition)
                .putLong(offset)
                .array();
        return ENCODER.encodeToString(bytes);
    }
}
