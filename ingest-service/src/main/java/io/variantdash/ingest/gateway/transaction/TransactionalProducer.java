package io.variantdash.ingest.gateway.transaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One of the replica's producers with a transactional id of its own, for one thread at a time. It connects when it is first
 * needed. A producer whose state is not known after a failure is thrown away: the next one with its id ends what it left
 * open, and the brokers refuse whatever it may still send.
 */
final class TransactionalProducer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TransactionalProducer.class);

    /**
     * A transaction that its replica left open holds back everything behind it, of all senders: it ends soon. A request
     * has long been answered by then.
     */
    private static final int OPEN_MILLIS = 10_000;

    private static final int BUFFER_BYTES = 16 << 20;
    private static final int BATCH_BYTES = 128 << 10;
    private static final int REQUEST_BYTES = 2 << 20;

    private final Map<String, Object> settings;
    private @Nullable Producer<byte[], byte[]> producer;

    /** A producer that waits for {@code timeout} at most, whatever it does. */
    TransactionalProducer(Map<String, Object> kafka, String transactionalId, Duration timeout) {
        settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, OPEN_MILLIS);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, REQUEST_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) BUFFER_BYTES);
    }

    /**
     * Writes all records, or none. Does nothing more for an attempt that was given up.
     *
     * @throws KafkaException if the brokers did not confirm it
     * @throws TimeoutException if they did not in time
     */
    void write(Attempt attempt) throws TimeoutException {
        if (attempt.isGivenUp()) {
            return;
        }
        try {
            Producer<byte[], byte[]> current = connected();
            current.beginTransaction();
            send(current, attempt);
            if (attempt.beginCommit()) {
                current.commitTransaction();
            } else {
                current.abortTransaction();
            }
        } catch (KafkaException | TimeoutException e) {
            LOG.debugf("A transaction of the gateway failed: %s", e);
            close();
            throw e;
        }
    }

    private static void send(Producer<byte[], byte[]> producer, Attempt attempt) throws TimeoutException {
        List<Future<RecordMetadata>> answers = new ArrayList<>(attempt.records().size());
        for (ProducerRecord<byte[], byte[]> record : attempt.records()) {
            answers.add(producer.send(record));
        }
        for (Future<RecordMetadata> answer : answers) {
            try {
                answer.get(attempt.remaining(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw new KafkaException("The brokers did not take a record", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("Stopped before the brokers took the records", e);
            }
        }
    }

    private Producer<byte[], byte[]> connected() {
        Producer<byte[], byte[]> current = producer;
        if (current == null) {
            current = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
            producer = current;
            current.initTransactions();
        }
        return current;
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ZERO);
        }
    }
}
