package io.variantdash.endtoend;

import io.variantdash.event.EventType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends JSON as any monitor may, with nothing of ours but the names of the topics. */
final class Producer implements AutoCloseable {

    private final KafkaProducer<String, String> producer;

    Producer(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new StringSerializer());
    }

    void send(EventType type, String persona, String json) {
        send(new ProducerRecord<>(type.topic(), persona, json));
    }

    /** As a monitor that traces what it does. */
    void send(EventType type, String persona, String json, TraceParent trace) {
        ProducerRecord<String, String> record = new ProducerRecord<>(type.topic(), persona, json);
        record.headers().add(TraceParent.NAME, trace.toString().getBytes(StandardCharsets.US_ASCII));
        send(record);
    }

    private void send(ProducerRecord<String, String> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends what another topic held, to the same topic and partition and with the same time. */
    void sendAgain(ConsumerRecord<byte[], byte[]> original) {
        var unused = producer.send(new ProducerRecord<>(
                original.topic(),
                original.partition(),
                original.timestamp(),
                new String(original.key(), StandardCharsets.UTF_8),
                new String(original.value(), StandardCharsets.UTF_8)));
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
