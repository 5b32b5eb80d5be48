package io.variantdash.local.demo;

import io.variantdash.event.MonitorEvent;
import io.variantdash.local.monitor.MonitorProducers;
import io.variantdash.local.monitor.MonitorRecords;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Sends events as monitors do, each with its own time as the record's. While the broker is away it keeps them and,
 * when it can keep no more, makes the sender wait.
 */
final class MonitorProducer implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofHours(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLong lost = new AtomicLong();

    MonitorProducer(String bootstrapServers) {
        producer = MonitorProducers.open(
                bootstrapServers,
                Map.of(
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        TIMEOUT.toMillis(),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(TIMEOUT.toMillis())));
    }

    void send(MonitorEvent event) {
        // The callback sees what the future would tell.
        var unused = producer.send(MonitorRecords.of(event), (record, failed) -> {
            if (failed != null) {
                lost.incrementAndGet();
            }
        });
    }

    /** How many events the broker did not take, however long it was asked. */
    long lost() {
        return lost.get();
    }

    /** Gives what is on its way a moment to arrive. */
    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
