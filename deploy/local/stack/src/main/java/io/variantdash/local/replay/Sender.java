package io.variantdash.local.replay;

import io.variantdash.event.MonitorEvent;
import io.variantdash.local.monitor.MonitorProducers;
import io.variantdash.local.monitor.MonitorRecords;
import io.variantdash.local.monitor.SentOffsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;

/** Sends events as monitors do, each with its own time as the record's, and keeps where they went. */
final class Sender implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final SentOffsets sent = new SentOffsets();

    Sender(String bootstrapServers) {
        producer = MonitorProducers.open(bootstrapServers, Map.of(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024));
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
