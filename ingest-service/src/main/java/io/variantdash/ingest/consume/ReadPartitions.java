package io.variantdash.ingest.consume;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The partitions that this replica reads, and how far it was with each at the last turn of the poll loop. Written by the
 * thread that polls, read by any: the map is never changed, only replaced, and the reference is volatile.
 */
@ApplicationScoped
public class ReadPartitions {

    /**
     * How far it is with a partition.
     *
     * @param position the offset that is read next; none while Kafka has not told where to begin
     * @param oldestInFlightMillis Kafka's timestamp of the first record that was read and is not stored and published yet
     */
    public record Progress(OptionalLong position, OptionalLong oldestInFlightMillis) {}

    private volatile Map<TopicPartition, Progress> progress = Map.of();

    /** All partitions of this replica. */
    public Map<TopicPartition, Progress> current() {
        return progress;
    }

    void reached(Consumer<?, ?> consumer, InFlightBatches inFlight) {
        Map<TopicPartition, Progress> reached = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            reached.put(partition, new Progress(position(consumer, partition), inFlight.oldestMillis(partition)));
        }
        progress = Map.copyOf(reached);
    }

    /** A consumer that gave up reads nothing. */
    void none() {
        progress = Map.of();
    }

    private static OptionalLong position(Consumer<?, ?> consumer, TopicPartition partition) {
        try {
            return OptionalLong.of(consumer.position(partition, Duration.ZERO));
        } catch (TimeoutException e) {
            return OptionalLong.empty();
        }
    }
}
