package io.variantdash.endtoend.environment;

import io.variantdash.event.EventType;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** How far the ingest replicas have come with the topics of the monitors. */
public final class MonitorGroup implements AutoCloseable {

    private static final String GROUP = "variant-dash-ingest";
    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final long POLL_MILLIS = 100;

    private final Admin admin;

    MonitorGroup(String bootstrapServers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Returns when everything that the topics hold now was stored, published and acknowledged. */
    public void awaitAcknowledged() throws InterruptedException {
        Map<TopicPartition, Long> ends = ends();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        long lag;
        while ((lag = lag(ends)) > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%d records are still not acknowledged after %d minutes".formatted(lag, TIMEOUT.toMinutes()));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Has Kafka forget all that the topics hold now, as it does with what is older than its retention. */
    public void forgetRecords() throws InterruptedException {
        try {
            Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
            ends().forEach((partition, end) -> before.put(partition, RecordsToDelete.beforeOffset(end)));
            admin.deleteRecords(before).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot delete records", e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private Map<TopicPartition, Long> ends() throws InterruptedException {
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            Map<TopicPartition, ListOffsetsResultInfo> offsets =
                    admin.listOffsets(partitions()).all().get();
            offsets.forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot read the ends of the topics", e.getCause());
        }
    }

    /** How many records before these ends are not acknowledged yet. */
    private long lag(Map<TopicPartition, Long> ends) throws InterruptedException {
        try {
            var committed = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream()
                    .mapToLong(end -> {
                        var offset = committed.get(end.getKey());
                        return Math.max(0, end.getValue() - (offset == null ? 0 : offset.offset()));
                    })
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot read the offsets of " + GROUP, e.getCause());
        }
    }

    private Map<TopicPartition, OffsetSpec> partitions() throws InterruptedException, ExecutionException {
        List<String> topics =
                Arrays.stream(EventType.values()).map(EventType::topic).toList();
        return admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    }
}
