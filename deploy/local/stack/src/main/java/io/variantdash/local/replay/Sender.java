package io.variantdash.local.replay;

import io.variantdash.event.MonitorEvent;
import io.variantdash.local.monitor.MonitorRecords;
import io.variantdash.local.monitor.SentOffsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends events as monitors do, each with its own time as the record's, and keeps where they went. */
final class Sender implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final SentOffsets sent = new SentOffsets();

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
        var unused = producer.send(MonitorRecords.of(event), sent);
    }

    /** Waits until the broker has all that was sent, and tells for each partition where the next record would go. */
    Map<TopicPartition, Long> flush() {
        producer.flush();
        sent.requireAll();
        return sent.ends();
    }

    @Override
    public void close() {
        producer.close();
    }
}
