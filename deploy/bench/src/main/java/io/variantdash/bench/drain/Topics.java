package io.variantdash.bench.drain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** Looks after the topics of a benchmark. */
public final class Topics implements AutoCloseable {

    private static final short ONE_REPLICA = 1;

    /** Of these Kafka deletes nothing on request, and no round writes to them. */
    private static final Set<String> COMPACTED =
            Set.of(io.variantdash.event.Topics.ERASURES, io.variantdash.event.Topics.DASHBOARD_PARAMETERS);

    private final Admin admin;

    public Topics(String bootstrapServers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    public void create(String topic, int partitions) {
        get(admin.createTopics(List.of(new NewTopic(topic, partitions, ONE_REPLICA)
                        .configs(Map.of(TopicConfig.RETENTION_BYTES_CONFIG, "-1"))))
                .all());
    }

    /** What the broker says about a topic. */
    public TopicDescription describe(String topic) {
        return get(admin.describeTopics(List.of(topic))
                .allTopicNames()
                .thenApply(topics -> topics.values().iterator().next()));
    }

    /** Whether the group has committed all of these offsets. */
    boolean committed(String group, Map<TopicPartition, Long> endOffsets) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return endOffsets.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return offset != null && offset.offset() >= end.getValue();
        });
    }

    /** Deletes what earlier rounds left, so that rounds are alike and no disk fills up. */
    void empty() {
        Map<TopicPartition, OffsetSpec> partitions =
                get(admin.describeTopics(get(admin.listTopics().names())).allTopicNames()).values().stream()
                        .filter(topic -> !COMPACTED.contains(topic.name()))
                        .flatMap(Topics::partitions)
                        .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        Map<TopicPartition, RecordsToDelete> everything = get(
                        admin.listOffsets(partitions).all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        end -> RecordsToDelete.beforeOffset(end.getValue().offset())));
        get(admin.deleteRecords(everything).all());
    }

    @Override
    public void close() {
        admin.close();
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refuses: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka", e);
        }
    }
}
