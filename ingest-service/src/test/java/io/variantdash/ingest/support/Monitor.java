package io.variantdash.ingest.support;

import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends records as a monitor does. All go to partition 0, so that what is sent together is read together. */
public final class Monitor implements AutoCloseable {

    private static final EventCodec CODEC = new EventCodec(Duration.ofDays(30));
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    EmbeddedInfrastructure.kafka().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    public RecordMetadata send(MonitorEvent event) {
        return send(event.type(), CODEC.encode(event), Instant.now());
    }

    public RecordMetadata send(EventType type, String json) {
        return send(type, json.getBytes(StandardCharsets.UTF_8), Instant.now());
    }

    public RecordMetadata send(EventType type, byte @Nullable [] value, Instant recordTime) {
        return send(List.of(new ProducerRecord<>(type.topic(), 0, recordTime.toEpochMilli(), null, value)))
                .get(0);
    }

    /** Sends records without waiting for one before the next; returns where each of them went. */
    public List<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
        producer.flush();
        return sent.stream().map(Monitor::confirmed).toList();
    }

    public static ProducerRecord<byte[], byte[]> record(MonitorEvent event) {
        return new ProducerRecord<>(event.type().topic(), 0, null, null, CODEC.encode(event));
    }

    private static RecordMetadata confirmed(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Kafka did not take the record", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
