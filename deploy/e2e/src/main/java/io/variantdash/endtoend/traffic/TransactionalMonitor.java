package io.variantdash.endtoend.traffic;

import io.variantdash.oracle.SentEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A monitor that sends in transactions: only what it commits must be stored. For one thread. */
public final class TransactionalMonitor implements AutoCloseable {

    private final Traffic traffic;
    private final Producer<byte[], byte[]> producer;
    private final List<SentEvent> uncommitted = new ArrayList<>();

    /**
     * A monitor that the traffic's oracle hears of.
     *
     * @param timeout after which the broker aborts a transaction that is left open
     */
    public TransactionalMonitor(String bootstrapServers, Traffic traffic, Duration timeout) {
        this.traffic = traffic;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "monitor-" + UUID.randomUUID(),
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        (int) timeout.toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Begins a transaction with so many events, which the broker has when this returns. */
    public void begin(int events) {
        producer.beginTransaction();
        for (SentEvent event : traffic.next(events)) {
            var unused = producer.send(traffic.record(event));
            uncommitted.add(event);
        }
        producer.flush();
    }

    public void commit() {
        producer.commitTransaction();
        traffic.expect(uncommitted);
        uncommitted.clear();
    }

    public void abort() {
        producer.abortTransaction();
        uncommitted.clear();
    }

    /** Vanishes, without a word about what is open. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
