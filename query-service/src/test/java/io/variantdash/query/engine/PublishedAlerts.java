package io.variantdash.query.engine;

import io.variantdash.event.EventType;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Stands where ingest-service does: reads the alerts, and says how far it is with them. */
public final class PublishedAlerts implements AutoCloseable {

    private static final String TOPIC = EventType.OPTIMIZATION_ALERT.topic();
    private static final EventCodec CODEC = new EventCodec(Duration.ofDays(30));

    private final String broker = EmbeddedInfrastructure.kafka().bootstrapServers();
    private final Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker));
    private final KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
            Map.of(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    broker,
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    private final List<OptimizationAlert> read = new ArrayList<>();

    public PublishedAlerts() {
        consumer.assign(partitions());
    }

    /** All that were published so far about a persona, in their order. */
    public List<OptimizationAlert> of(String persona) {
        for (ConsumerRecord<byte[], byte[]> published : consumer.poll(Duration.ofMillis(200))) {
            if (CODEC.decode(
                            EventType.OPTIMIZATION_ALERT,
                            published.value(),
                            Instant.ofEpochMilli(published.timestamp()))
                    instanceof AcceptedEvent accepted) {
                read.add((OptimizationAlert) accepted.event());
            } else {
                throw new AssertionError("An alert that ingest-service would refuse: "
                        + new String(published.value(), StandardCharsets.UTF_8));
            }
        }
        return read.stream().filter(alert -> alert.personaId().equals(persona)).toList();
    }

    /** Says that everything that is in the topic now has been stored. */
    public void storeAll(String group) {
        try {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            partitions().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
            Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
            admin.listOffsets(latest)
                    .all()
                    .get()
                    .forEach((partition, end) -> reached.put(partition, new OffsetAndMetadata(end.offset())));
            admin.alterConsumerGroupOffsets(group, reached).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<TopicPartition> partitions() {
        try {
            int count = admin.describeTopics(List.of(TOPIC)).allTopicNames().get().values().stream()
                    .mapToInt(topic -> topic.partitions().size())
                    .sum();
            return IntStream.range(0, count)
                    .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                    .toList();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
