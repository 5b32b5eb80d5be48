package io.variantdash.ingest.backlog;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Asks the brokers where partitions end. For one thread. */
final class PartitionEnds implements AutoCloseable {

    /** Less than the time between two heartbeats, which wait for the answer. */
    private static final int TIMEOUT_MILLIS = 2_000;

    /**
     * The ends of a partition. They differ while a transaction is open, and for a moment while records arrive.
     *
     * @param stable the last stable offset: everything before is decided, and only that is read
     * @param written the high watermark: everything before is on all replicas of the broker
     */
    record End(long stable, long written) {}

    private final Admin admin;

    PartitionEnds(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS));
        admin = Admin.create(settings);
    }

    /** The ends of those partitions of which Kafka tells them now. */
    Map<TopicPartition, End> ask(Collection<TopicPartition> partitions) throws InterruptedException {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        ListOffsetsResult stable = ask(partitions, IsolationLevel.READ_COMMITTED);
        ListOffsetsResult written = ask(partitions, IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, End> ends = new HashMap<>();
        for (TopicPartition partition : partitions) {
            try {
                ends.put(
                        partition,
                        new End(
                                stable.partitionResult(partition).get().offset(),
                                written.partitionResult(partition).get().offset()));
            } catch (ExecutionException e) {
                // It has no leader now, or the brokers are away: the next answer will do.
            }
        }
        return ends;
    }

    private ListOffsetsResult ask(Collection<TopicPartition> partitions, IsolationLevel level) {
        return admin.listOffsets(
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())),
                new ListOffsetsOptions(level));
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
