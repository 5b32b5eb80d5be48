package io.variantdash.ingest.support;

import io.variantdash.embedded.EmbeddedInfrastructure;
import io.variantdash.event.EventCodec;
import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends records as a monitor does. All go to partition 0, so that what is sent together is read together. */
public final class Monitor implements AutoCloseable {

    private final EventCodec codec = new EventCodec(Duration.ofDays(30));
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    EmbeddedInfrastructure.kafka().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    public RecordMetadata send(MonitorEvent event) {
        return send(event.type(), codec.encode(event), Instant.now());
    }

    public RecordMetadata send(EventType type, String json) {
        return send(type, json.getBytes(StandardCharsets.UTF_8), Instant.now());
    }

    public RecordMetadata send(EventType type, byte @Nullable [] value, Instant recordTime) {
        try {
            return producer.send(new ProducerRecord<>(type.topic(), 0, recordTime.toEpochMilli(), null, value))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Kafka did not take the record", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
