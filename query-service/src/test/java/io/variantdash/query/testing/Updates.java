package io.variantdash.query.testing;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.Topics;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.testservers.EmbeddedInfrastructure;
import io.variantdash.update.DashboardUpdate;
import io.variantdash.update.Heartbeat;
import io.variantdash.update.PersonaErasure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes to dashboard.updates as ingest-service does. */
public final class Updates implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    EmbeddedInfrastructure.kafka().bootstrapServers(),
                    // A recreated topic is seen at once.
                    ProducerConfig.METADATA_MAX_AGE_CONFIG,
                    500),
            new StringSerializer(),
            new ByteArraySerializer());

    public static PerformanceUpdate performance(String persona, String variant, long views, long interactions) {
        return new PerformanceUpdate(
                null,
                persona,
                variant,
                views,
                interactions,
                (double) interactions / views,
                Instant.parse("2026-01-31T10:00:00Z"));
    }

    public static EarlyKill kill(String persona, String variant, String reason) {
        return new EarlyKill(null, persona, variant, reason, 0.01, 100, null, Instant.parse("2026-01-31T10:00:00Z"));
    }

    public RecordMetadata publish(MonitorEvent event) {
        return send(record(event));
    }

    /** As of an event that Kafka took at that time. */
    public RecordMetadata publish(MonitorEvent event, Instant kafkaTime) {
        ProducerRecord<String, byte[]> update = record(event);
        update.headers()
                .add(
                        DashboardUpdate.EVENT_TIME_HEADER,
                        Long.toString(kafkaTime.toEpochMilli()).getBytes(StandardCharsets.US_ASCII));
        return send(update);
    }

    public RecordMetadata publish(Heartbeat beat) {
        ProducerRecord<String, byte[]> sent =
                new ProducerRecord<>(Topics.DASHBOARD_UPDATES, Heartbeat.PARTITION, beat.replica(), beat.toJson());
        sent.headers().add(Heartbeat.KIND_HEADER, Heartbeat.KIND.getBytes(StandardCharsets.US_ASCII));
        return send(sent);
    }

    /** The notice that the persona's rows are deleted. */
    public RecordMetadata publish(PersonaErasure erasure) {
        ProducerRecord<String, byte[]> sent =
                new ProducerRecord<>(Topics.DASHBOARD_UPDATES, erasure.personaId(), erasure.toJson());
        sent.headers().add(Heartbeat.KIND_HEADER, PersonaErasure.KIND.getBytes(StandardCharsets.US_ASCII));
        return send(sent);
    }

    public RecordMetadata publish(String persona, byte @Nullable [] value) {
        return send(new ProducerRecord<>(Topics.DASHBOARD_UPDATES, persona, value));
    }

    public RecordMetadata publishTo(int partition, MonitorEvent event) {
        DashboardUpdate update =
                DashboardUpdate.of(event, AcceptedEvent.of(event).identity());
        return send(new ProducerRecord<>(Topics.DASHBOARD_UPDATES, partition, event.personaId(), update.toJson()));
    }

    private static ProducerRecord<String, byte[]> record(MonitorEvent event) {
        DashboardUpdate update =
                DashboardUpdate.of(event, AcceptedEvent.of(event).identity());
        return new ProducerRecord<>(Topics.DASHBOARD_UPDATES, event.personaId(), update.toJson());
    }

    private RecordMetadata send(ProducerRecord<String, byte[]> update) {
        try {
            return producer.send(update).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
