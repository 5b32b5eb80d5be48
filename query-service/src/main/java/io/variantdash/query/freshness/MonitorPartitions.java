package io.variantdash.query.freshness;

import io.variantdash.update.Heartbeat;
import io.variantdash.update.Heartbeat.PartitionProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the newest heartbeat said of each partition of the monitors' topics, whichever replica sent it: partitions move
 * between replicas, and what one said that reads them no longer does not count. Times are nanoseconds of one monotonic
 * clock. Not safe for use by several threads.
 */
final class MonitorPartitions {

    /** Which partition of which topic. */
    record PartitionName(String topic, int partition) implements Comparable<PartitionName> {

        @Override
        public int compareTo(PartitionName other) {
            int byTopic = topic.compareTo(other.topic);
            return byTopic == 0 ? Integer.compare(partition, other.partition) : byTopic;
        }

        @Override
        public String toString() {
            return topic + "-" + partition;
        }
    }

    /**
     * What is known of a partition.
     *
     * @param atNanos when the newest heartbeat arrived; before the first one, since when one is expected
     * @param heard whether one has arrived
     * @param waiting how long the oldest record had been waiting there when the heartbeat was sent
     */
    record Known(long atNanos, boolean heard, Duration waiting) {}

    private final Map<PartitionName, Known> known = new TreeMap<>();

    /** Takes the word of a heartbeat that has just arrived. How long records wait is told by the sender's clock alone. */
    void heard(Heartbeat beat, long nowNanos) {
        for (PartitionProgress progress : beat.partitions()) {
            known.put(
                    new PartitionName(progress.topic(), progress.partition()),
                    new Known(nowNanos, true, waiting(beat.at(), progress.oldestWaitingAt())));
        }
    }

    /** A partition that heartbeats have to tell of from now on, unless it is known. */
    void expect(String topic, int partition, long nowNanos) {
        known.putIfAbsent(new PartitionName(topic, partition), new Known(nowNanos, false, Duration.ZERO));
    }

    /** The topic has so many partitions, all of which heartbeats have to tell of; those beyond are gone. */
    void topic(String topic, int partitions, long nowNanos) {
        known.keySet().removeIf(key -> key.topic().equals(topic) && key.partition() >= partitions);
        for (int partition = 0; partition < partitions; partition++) {
            expect(topic, partition, nowNanos);
        }
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    int size() {
        return known.size();
    }

    /** Those without a heartbeat for so long. */
    List<Map.Entry<PartitionName, Known>> silent(long nowNanos, Duration longest) {
        List<Map.Entry<PartitionName, Known>> silent = new ArrayList<>();
        for (Map.Entry<PartitionName, Known> entry : known.entrySet()) {
            if (nowNanos - entry.getValue().atNanos() >= longest.toNanos()) {
                silent.add(entry);
            }
        }
        return silent;
    }

    /** Those where a record waited for so long when the newest heartbeat was sent. */
    List<Map.Entry<PartitionName, Known>> waiting(Duration longest) {
        List<Map.Entry<PartitionName, Known>> waiting = new ArrayList<>();
        for (Map.Entry<PartitionName, Known> entry : known.entrySet()) {
            if (entry.getValue().waiting().compareTo(longest) >= 0) {
                waiting.add(entry);
            }
        }
        return waiting;
    }

    /** Whether a partition that heartbeats used to tell of has had none since then. */
    boolean anyUnheardSince(long sinceNanos) {
        return known.values().stream().anyMatch(partition -> partition.heard() && partition.atNanos() - sinceNanos < 0);
    }

    private static Duration waiting(Instant at, @Nullable Instant oldest) {
        return oldest == null || oldest.isAfter(at) ? Duration.ZERO : Duration.between(oldest, at);
    }
}
