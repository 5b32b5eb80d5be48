package io.variantdash.query.stream;

import io.variantdash.query.config.LiveConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Finds out where reading begins: where it ended, if nothing behind that has been lost, or some time ago. */
final class StartingOffsets {

    /** The smallest update, about: so many at most are worth to be read that all of them could be kept. */
    private static final int SMALLEST_UPDATE = 256;

    private final Consumer<byte[], byte @Nullable []> consumer;
    private final List<TopicPartition> partitions;

    StartingOffsets(Consumer<byte[], byte @Nullable []> consumer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.partitions = partitions;
    }

    /** Whether the records behind these offsets, the last that were read, are all there. */
    boolean followOn(long[] lastOffsets) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        return partitions.stream().allMatch(partition -> {
            long next = lastOffsets[partition.partition()] + 1;
            return first.getOrDefault(partition, Long.MAX_VALUE) <= next && next <= end.getOrDefault(partition, 0L);
        });
    }

    /** The offsets at which the recent past begins. */
    long[] ofRecentPast(Instant now, LiveConfig config, Map<TopicPartition, Long> end) {
        long since = now.minus(config.replayMaxAge()).toEpochMilli();
        long most = config.replayMaxSize().asLongValue() / SMALLEST_UPDATE;
        Map<TopicPartition, @Nullable OffsetAndTimestamp> found = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> since)));
        return partitions.stream()
                .mapToLong(partition -> {
                    long last = end.getOrDefault(partition, 0L);
                    OffsetAndTimestamp first = found.get(partition);
                    return first == null ? last : Math.max(first.offset(), last - most);
                })
                .toArray();
    }
}
