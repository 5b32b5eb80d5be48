package io.variantdash.ingest.publish;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.variantdash.event.Topics;
import io.variantdash.ingest.observe.Dependency;
import io.variantdash.ingest.observe.Outages;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Sends records and returns when the brokers have confirmed all of them. A broker that is away is waited for, however
 * long that takes; records may then arrive more than once.
 */
@ApplicationScoped
public class Publisher {

    /** A record that no broker will take, and why. */
    public record Refused(ProducerRecord<byte[], byte[]> record, Throwable reason) {}

    private final Producer<byte[], byte[]> producer;
    private final Outages outages;

    Publisher(@Identifier("default-kafka-broker") Map<String, Object> kafka, Outages outages) {
        this.outages = outages;
        Map<String, Object> configuration = new HashMap<>(kafka);
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0); // flush() follows every batch
        configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024); // one request for many updates
        configuration.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
        producer = new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Publishes the records.
     *
     * @return the updates that the brokers refuse for what they are, with the reasons; all else is confirmed
     */
    @Retry(maxRetries = -1, maxDuration = 0, delay = 100, jitter = 50, retryOn = KafkaAwayException.class)
    @ExponentialBackoff(maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
    public List<Refused> publish(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            List<Refused> refusedUpdates = new ArrayList<>();
            for (Refused refused : send(records)) {
                if (isDeadLetter(refused.record())) {
                    sendShortened(refused.record());
                } else {
                    refusedUpdates.addAll(
                            send(List.of(refused.record()))); // alone, as others may have been refused with it
                }
            }
            outages.back(Dependency.KAFKA_PRODUCER);
            return refusedUpdates;
        } catch (ExecutionException e) {
            outages.away(Dependency.KAFKA_PRODUCER, String.valueOf(e.getCause()));
            throw new KafkaAwayException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Stopped before Kafka confirmed the records");
        }
    }

    /** Nothing that a monitor sends may be left of a letter that even so is refused. */
    private void sendShortened(ProducerRecord<byte[], byte[]> letter) throws ExecutionException, InterruptedException {
        if (!send(List.of(DeadLetter.shortened(letter))).isEmpty()) {
            List<Refused> refused = send(List.of(DeadLetter.bare(letter)));
            if (!refused.isEmpty()) {
                throw new ExecutionException(refused.get(0).reason()); // no letter is taken at all: wait until it is
            }
        }
    }

    /** Sends the records and returns those that the brokers refuse for what they are. */
    private List<Refused> send(List<ProducerRecord<byte[], byte[]>> records)
            throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> confirmations = new ArrayList<>(records.size());
        records.forEach(record -> confirmations.add(producer.send(record)));
        producer.flush();
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            try {
                confirmations.get(i).get();
            } catch (ExecutionException e) {
                Throwable reason = e.getCause();
                if (reason == null || !isOfTheRecord(reason)) {
                    throw e;
                }
                refused.add(new Refused(records.get(i), reason));
            }
        }
        return refused;
    }

    private static boolean isOfTheRecord(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTimestampException;
    }

    private static boolean isDeadLetter(ProducerRecord<byte[], byte[]> record) {
        return record.topic().equals(Topics.DEAD_LETTER);
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
