package io.variantdash.query.stream;

import io.variantdash.update.Heartbeat;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Tells heartbeats of ingest-service from the updates among which they are, and reads them. */
final class HeartbeatRecords {

    private HeartbeatRecords() {}

    static boolean isHeartbeat(ConsumerRecord<?, ?> consumed) {
        Header kind = consumed.headers().lastHeader(Heartbeat.KIND_HEADER);
        return kind != null
                && kind.value() != null
                && new String(kind.value(), StandardCharsets.US_ASCII).equals(Heartbeat.KIND);
    }

    /**
     * Reads a heartbeat.
     *
     * @throws IllegalArgumentException if it is none that this release can read
     */
    static Heartbeat parse(ConsumerRecord<?, byte @Nullable []> consumed) {
        byte[] value = consumed.value();
        if (value == null) {
            throw new IllegalArgumentException("A heartbeat without a value");
        }
        return Heartbeat.fromJson(value);
    }
}
