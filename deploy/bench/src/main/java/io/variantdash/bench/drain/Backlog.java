package io.variantdash.bench.drain;

import io.variantdash.local.monitor.SentOffsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Records that lie in Kafka completely before a consumer sees the first: a transaction, whose commit starts the round.
 * The consumers must read committed records only.
 */
final class Backlog implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final SentOffsets sent = new SentOffsets();

    Backlog(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "benchmark-" + UUID.randomUUID(),
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        900_000,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        64 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
    }

    void add(ProducerRecord<byte[], byte[]> record) {
        // The callback sees what the future would tell.
        var unused = producer.send(record, sent);
    }

    /** Waits until the broker has all of it. */
    void complete() {
        producer.flush();
        sent.requireAll();
    }

    void release() {
        producer.commitTransaction();
    }

    /** Where, in each partition, the next record after the backlog's last would be. */
    Map<TopicPartition, Long> endOffsets() {
        return sent.ends();
    }

    @Override
    public void close() {
        producer.close();
    }
}
