package io.variantdash.local.monitor;

import io.variantdash.event.MonitorEvent;
import io.variantdash.event.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the record that a monitor sends of an event: with the persona as its key, and the event's own time as its time. */
public final class MonitorRecords {

    /** Only writes; the retention is for reading. */
    private static final EventCodec CODEC = new EventCodec(Duration.ZERO);

    private MonitorRecords() {}

    public static ProducerRecord<byte[], byte[]> of(MonitorEvent event) {
        return new ProducerRecord<>(
                event.type().topic(),
                null,
                event.occurredAt().toEpochMilli(),
                event.personaId().getBytes(StandardCharsets.UTF_8),
                CODEC.encode(event));
    }
}
