package io.variantdash.ingest.backlog;

import io.variantdash.ingest.backlog.PartitionEnds.End;
import io.variantdash.ingest.consume.ReadPartitions.Progress;
import io.variantdash.update.Heartbeat.PartitionProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Since when records wait in each partition: those under way, those for which the poll loop has no room, and those behind
 * an open transaction. What was written since the look before does not count as waiting yet. For one thread.
 */
final class OldestWaiting {

    /** There was no such system before; timestamps in seconds lie in 1970. */
    private static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");

    /** What was found out about the record at an offset, which stays true. */
    private record Known(long offset, Instant since) {}

    private final BiFunction<TopicPartition, Long, Optional<Instant>> recordTimes;
    private Map<TopicPartition, End> endsBefore = Map.of();
    private Map<TopicPartition, Known> knownBefore = Map.of();

    OldestWaiting(BiFunction<TopicPartition, Long, Optional<Instant>> recordTimes) {
        this.recordTimes = recordTimes;
    }

    /**
     * Looks at all partitions.
     *
     * @param ends where they end; for one that is not told, what was told before
     * @param now for records whose timestamp cannot be, or cannot be read: they wait since they were noticed
     */
    List<PartitionProgress> look(Map<TopicPartition, Progress> partitions, Map<TopicPartition, End> ends, Instant now) {
        List<PartitionProgress> waiting = new ArrayList<>();
        Map<TopicPartition, Known> known = new HashMap<>();
        partitions.forEach((partition, progress) -> {
            Known oldest = oldest(partition, progress, now);
            if (oldest != null) {
                known.put(partition, oldest);
            }
            waiting.add(new PartitionProgress(
                    partition.topic(), partition.partition(), oldest == null ? null : oldest.since()));
        });
        Map<TopicPartition, End> latest = new HashMap<>(endsBefore);
        latest.putAll(ends);
        latest.keySet().retainAll(partitions.keySet());
        endsBefore = latest;
        knownBefore = known;
        waiting.sort(Comparator.comparing(PartitionProgress::topic).thenComparing(PartitionProgress::partition));
        return waiting;
    }

    /** Whether records wait that the poll loop has not read. */
    boolean hasUnread() {
        return knownBefore.values().stream().anyMatch(known -> known.offset() >= 0);
    }

    private @Nullable Known oldest(TopicPartition partition, Progress progress, Instant now) {
        Known before = knownBefore.get(partition);
        OptionalLong inFlight = progress.oldestInFlightMillis();
        if (inFlight.isPresent()) {
            Instant noticed = before == null ? now : before.since();
            return new Known(-1, plausible(Instant.ofEpochMilli(inFlight.getAsLong()), noticed, now));
        }
        End end = endsBefore.get(partition);
        if (end == null
                || progress.position().isEmpty()
                || end.written() <= progress.position().getAsLong()) {
            return null;
        }
        long offset = progress.position().getAsLong();
        if (before != null && before.offset() == offset) {
            return before;
        }
        return new Known(
                offset,
                recordTimes
                        .apply(partition, offset)
                        .map(time -> plausible(time, now, now))
                        .orElse(now));
    }

    private static Instant plausible(Instant time, Instant noticed, Instant now) {
        return time.isBefore(EARLIEST) || time.isAfter(now) ? noticed : time;
    }
}
