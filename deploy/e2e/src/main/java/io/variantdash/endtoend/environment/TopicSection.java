package io.variantdash.endtoend.environment;

import io.variantdash.update.Heartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What was added to a topic since a moment that is remembered here; without the heartbeats of ingest-service. */
public final class TopicSection {

    private final String bootstrapServers;
    private final Map<TopicPartition, Long> begin;

    private TopicSection(String bootstrapServers, Map<TopicPartition, Long> begin) {
        this.bootstrapServers = bootstrapServers;
        this.begin = begin;
    }

    static TopicSection fromNow(String bootstrapServers, String topic) {
        try (Consumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            return new TopicSection(bootstrapServers, consumer.endOffsets(partitions));
        }
    }

    /** Everything up to the topic's present end. */
    public List<ConsumerRecord<byte[], byte[]>> read() {
        try (Consumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
            consumer.assign(begin.keySet());
            begin.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(begin.keySet());
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (!hasReached(consumer, ends)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.headers().lastHeader(Heartbeat.KIND_HEADER) == null) {
                        records.add(record);
                    }
                }
            }
            return records;
        }
    }

    private static boolean hasReached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
