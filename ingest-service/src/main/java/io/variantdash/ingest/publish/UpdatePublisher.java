package io.variantdash.ingest.publish;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.variantdash.ingest.publish.UpdateRecords.Update;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Sends updates and returns when the brokers have confirmed all of them. A broker that is away is waited for, however long
 * that takes; updates may then arrive more than once. The producer is the plain client's: one flush a batch is what makes
 * this fast.
 */
@ApplicationScoped
public class UpdatePublisher {

    private final Producer<byte[], byte[]> producer;
    private final Confirmations confirmations;

    UpdatePublisher(@Identifier("default-kafka-broker") Map<String, Object> kafka, Confirmations confirmations) {
        this.confirmations = confirmations;
        Map<String, Object> configuration = new HashMap<>(kafka);
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0); // flush() follows every batch
        configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024); // one request for many updates
        configuration.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
        producer = new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Publishes the updates.
     *
     * @return those that the brokers refuse for what they are, or of which no record can be made; all else is confirmed
     */
    @Retry(maxRetries = -1, maxDuration = 0, delay = 100, jitter = 50, retryOn = KafkaAwayException.class)
    @ExponentialBackoff(maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
    public List<Refused<Update>> publish(List<Update> updates) {
        List<Refused<Update>> refused = new ArrayList<>();
        for (Refused<Update> first : send(updates)) {
            refused.addAll(send(List.of(first.sent()))); // alone, as others may have been refused with it
        }
        confirmations.complete();
        return refused;
    }

    private List<Refused<Update>> send(List<Update> updates) {
        List<Refused<Update>> refused = new ArrayList<>();
        List<Update> sent = new ArrayList<>(updates.size());
        List<Future<RecordMetadata>> answers = new ArrayList<>(updates.size());
        for (Update update : updates) {
            ProducerRecord<byte[], byte[]> record;
            try {
                record = update.record();
            } catch (RuntimeException | StackOverflowError e) {
                refused.add(new Refused<>(update, e));
                continue;
            }
            answers.add(producer.send(record));
            sent.add(update);
        }
        producer.flush();
        refused.addAll(confirmations.await(sent, answers));
        return refused;
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
