package io.variantdash.local.demo;

import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What arrived at a broker so far; an invalid event fails the reading. */
final class SentEvents implements AutoCloseable {

    private final EventCodec codec = new EventCodec(Duration.ofDays(30));
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<MonitorEvent> events = new ArrayList<>();

    SentEvents(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Arrays.stream(EventType.values())
                .flatMap(type -> consumer.partitionsFor(type.topic()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on until all that arrived so far is as wanted. */
    void await(Predicate<List<MonitorEvent>> wanted) {
        while (!wanted.test(events)) {
            poll();
        }
    }

    /** Reads on until an event arrived whose time lies between these. */
    void awaitOneBetween(Instant begin, Instant end) {
        await(all ->
                all.stream().map(MonitorEvent::occurredAt).anyMatch(time -> time.isAfter(begin) && time.isBefore(end)));
    }

    /** Reads all that has arrived by now; returns everything so far. */
    List<MonitorEvent> rest() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll();
        }
        return events;
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> events.add(event(record)));
    }

    private MonitorEvent event(ConsumerRecord<byte[], byte[]> record) {
        EventType type = EventType.ofTopic(record.topic()).orElseThrow();
        Instant time = Instant.ofEpochMilli(record.timestamp());
        if (codec.decode(type, record.value(), time) instanceof AcceptedEvent accepted) {
            return accepted.event();
        }
        throw new AssertionError("not valid: " + new String(record.value(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
