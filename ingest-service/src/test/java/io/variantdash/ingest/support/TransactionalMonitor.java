package io.variantdash.ingest.support;

import io.variantdash.event.MonitorEvent;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records in transactions, to partition 0 as {@link Monitor} does. */
public final class TransactionalMonitor implements AutoCloseable {

    private final EventCodec codec = new EventCodec(Duration.ofDays(30));
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    EmbeddedInfrastructure.kafka().bootstrapServers(),
                    ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                    "monitor-" + UUID.randomUUID()),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    public TransactionalMonitor() {
        producer.initTransactions();
    }

    /** Begins a transaction with an event, which the broker has when this returns. */
    public RecordMetadata begin(MonitorEvent event) {
        producer.beginTransaction();
        try {
            return producer.send(new ProducerRecord<>(event.type().topic(), 0, null, codec.encode(event)))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Kafka did not take the record", e);
        }
    }

    public void commit() {
        producer.commitTransaction();
    }

    public void abort() {
        producer.abortTransaction();
    }

    @Override
    public void close() {
        producer.close();
    }
}
