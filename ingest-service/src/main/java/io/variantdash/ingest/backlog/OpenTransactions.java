package io.variantdash.ingest.backlog;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.variantdash.ingest.backlog.PartitionEnds.End;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Transactions of other producers that are open, and so hold back every record behind their first one. That is not a fault
 * of this replica, which can do nothing but wait: it says so in metrics and health, and stays ready.
 */
@ApplicationScoped
public class OpenTransactions {

    /**
     * What a partition is held back by.
     *
     * @param stable the last stable offset, at which the transaction begins
     * @param records how many offsets follow
     * @param sinceNanos when that was seen first
     * @param confirmed seen twice at the same offset: once may be the moment in which a record arrived
     */
    private record Held(long stable, long records, long sinceNanos, boolean confirmed) {}

    private final LongSupplier nanoTime;
    /** Never changed, only replaced, by the one thread that looks. */
    private volatile Map<TopicPartition, Held> held = Map.of();

    @Inject
    OpenTransactions(MeterRegistry registry) {
        this(registry, System::nanoTime);
    }

    OpenTransactions(MeterRegistry registry, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        TimeGauge.builder("ingest.open.transaction", () -> longest().toMillis(), TimeUnit.MILLISECONDS)
                .description("For how long an open transaction of a producer has held back records of this replica's"
                        + " partitions; 0 if none does")
                .register(registry);
        Gauge.builder("ingest.open.transaction.records", this::records)
                .description("Records of this replica's partitions behind the first record of an open transaction")
                .register(registry);
    }

    /** What people are told, if records are held back. */
    public Optional<String> message() {
        return longestHeld()
                .map(partition -> "%d records wait behind an open transaction of another producer for %d s%s"
                        .formatted(
                                (long) records(),
                                longest().toSeconds(),
                                " (%s, offset %d)"
                                        .formatted(
                                                partition.getKey(),
                                                partition.getValue().stable())));
    }

    /** Takes note of the ends of all partitions of this replica; those that are not told are as they were. */
    void observe(Iterable<TopicPartition> partitions, Map<TopicPartition, End> ends) {
        long now = nanoTime.getAsLong();
        Map<TopicPartition, Held> seen = new HashMap<>();
        for (TopicPartition partition : partitions) {
            End end = ends.get(partition);
            Held before = held.get(partition);
            if (end == null) {
                if (before != null) {
                    seen.put(partition, before);
                }
            } else if (end.written() > end.stable()) {
                long records = end.written() - end.stable();
                seen.put(
                        partition,
                        before != null && before.stable() == end.stable()
                                ? new Held(end.stable(), records, before.sinceNanos(), true)
                                : new Held(end.stable(), records, now, false));
            }
        }
        held = Map.copyOf(seen);
    }

    private Duration longest() {
        return longestHeld()
                .map(partition -> Duration.ofNanos(
                        nanoTime.getAsLong() - partition.getValue().sinceNanos()))
                .orElse(Duration.ZERO);
    }

    private double records() {
        return held.values().stream()
                .filter(Held::confirmed)
                .mapToLong(Held::records)
                .sum();
    }

    private Optional<Map.Entry<TopicPartition, Held>> longestHeld() {
        return held.entrySet().stream()
                .filter(partition -> partition.getValue().confirmed())
                .min((one, other) -> Long.compare(
                        one.getValue().sinceNanos() - other.getValue().sinceNanos(), 0));
    }
}
