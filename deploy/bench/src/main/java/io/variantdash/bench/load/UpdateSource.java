package io.variantdash.bench.load;

import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.Topics;
import io.variantdash.update.DashboardUpdate;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Stands in for ingest-service: what is measured begins where its work ends. */
public final class UpdateSource implements AutoCloseable {

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    public UpdateSource(String bootstrapServers) {
        this(bootstrapServers, Topics.DASHBOARD_UPDATES);
    }

    /** Of another topic than ingest-service's. */
    public UpdateSource(String bootstrapServers, String topic) {
        this.topic = topic;
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends each update when it is due, and returns when the broker has all. */
    public void send(Schedule schedule, int personas) {
        for (long number = schedule.first(); number < schedule.end(); number++) {
            schedule.await(number);
            send(number, personas);
        }
        flush();
    }

    /** Sends one update, each about another variant: no server may leave out any. */
    public void send(long number, int personas) {
        PerformanceUpdate update =
                NumberedUpdates.of(number, LiveClients.persona(number, personas), "variant-" + number);
        byte[] key = update.personaId().getBytes(StandardCharsets.UTF_8);
        byte[] value = DashboardUpdate.of(update, new UUID(number, number)).toJson();
        var unused = producer.send(new ProducerRecord<>(topic, key, value), (sentTo, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    public void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("Kafka did not take an update: " + failed, failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
