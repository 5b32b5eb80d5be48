package io.variantdash.local.replay;

import io.variantdash.event.MonitorEvent;
import io.variantdash.local.monitor.MonitorRecords;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends events as monitors do, each with its own time as the record's, and keeps where they went. */
final class Sender implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, Long> endOffsets = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Sender(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        128 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void send(MonitorEvent event) {
        // The callback sees what the future would tell.
        var unused = producer.send(MonitorRecords.of(event), this::sent);
    }

    /** Waits until the broker has all that was sent, and tells for each partition where the next record would go. */
    Map<TopicPartition, Long> flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("Kafka did not take the events: " + failed.getMessage(), failed);
        }
        return Map.copyOf(endOffsets);
    }

    @Override
    public void close() {
        producer.close();
    }

    private void sent(RecordMetadata record, @Nullable Exception failed) {
        if (failed != null) {
            failure.compareAndSet(null, failed);
        } else {
            endOffsets.merge(new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max);
        }
    }
}
