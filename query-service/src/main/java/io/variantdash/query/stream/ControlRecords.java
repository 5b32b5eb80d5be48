package io.variantdash.query.stream;

import io.variantdash.update.Heartbeat;
import io.variantdash.update.PersonaErasure;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Tells what else ingest-service says from the updates among which it is, by a header, and reads it. */
final class ControlRecords {

    private ControlRecords() {}

    static boolean isHeartbeat(ConsumerRecord<?, ?> consumed) {
        return isOfKind(Heartbeat.KIND, consumed);
    }

    static boolean isErasure(ConsumerRecord<?, ?> consumed) {
        return isOfKind(PersonaErasure.KIND, consumed);
    }

    /**
     * Reads a heartbeat.
     *
     * @throws IllegalArgumentException if it is none that this release can read
     */
    static Heartbeat heartbeat(ConsumerRecord<?, byte @Nullable []> consumed) {
        return Heartbeat.fromJson(value(consumed));
    }

    /**
     * Reads the notice that a persona is erased.
     *
     * @throws IllegalArgumentException if it is none that this release can read
     */
    static PersonaErasure erasure(ConsumerRecord<?, byte @Nullable []> consumed) {
        return PersonaErasure.fromJson(value(consumed));
    }

    private static boolean isOfKind(String kind, ConsumerRecord<?, ?> consumed) {
        Header header = consumed.headers().lastHeader(Heartbeat.KIND_HEADER);
        return header != null
                && header.value() != null
                && new String(header.value(), StandardCharsets.US_ASCII).equals(kind);
    }

    private static byte[] value(ConsumerRecord<?, byte @Nullable []> consumed) {
        byte[] value = consumed.value();
        if (value == null) {
            throw new IllegalArgumentException("A record of a kind without a value");
        }
        return value;
    }
}
