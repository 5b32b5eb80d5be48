package io.variantdash.ingest.backlog;

import io.variantdash.event.Topics;
import io.variantdash.update.Heartbeat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/**
 * Sends heartbeats, beside the producer of updates, whose records are waited for and sent again. A heartbeat is not: the
 * next one says more. While one is on its way no other is sent, so that none pile up while the brokers are away.
 */
final class HeartbeatProducer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HeartbeatProducer.class);

    private static final int MOST_BLOCKED_MILLIS = 500;
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int BUFFER_BYTES = 1 << 20;

    private final Producer<byte[], byte[]> producer;
    private final AtomicBoolean onItsWay = new AtomicBoolean();

    HeartbeatProducer(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "1",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                false,
                ProducerConfig.RETRIES_CONFIG,
                0,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                MOST_BLOCKED_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                (long) BUFFER_BYTES));
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends a heartbeat, or none if the one before is not confirmed. Returns soon in any case. */
    void send(Heartbeat heartbeat) {
        if (!onItsWay.compareAndSet(false, true)) {
            return;
        }
        try {
            var unused = producer.send(record(heartbeat), (written, failure) -> {
                onItsWay.set(false);
                if (failure != null) {
                    LOG.debugf("A heartbeat was not sent: %s", failure);
                }
            });
        } catch (RuntimeException e) {
            onItsWay.set(false);
            throw e;
        }
    }

    private static ProducerRecord<byte[], byte[]> record(Heartbeat heartbeat) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.DASHBOARD_UPDATES,
                Heartbeat.PARTITION,
                heartbeat.replica().getBytes(StandardCharsets.UTF_8),
                heartbeat.toJson());
        record.headers().add(Heartbeat.KIND_HEADER, Heartbeat.KIND.getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
