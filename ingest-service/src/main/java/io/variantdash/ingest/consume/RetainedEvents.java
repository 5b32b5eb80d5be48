package io.variantdash.ingest.consume;

import io.variantdash.ingest.erased.ErasedPersonas;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Stores once more what the monitor topics hold, each partition from its first record up to an end. */
@ApplicationScoped
public class RetainedEvents {

    private static final Logger LOG = Logger.getLogger(RetainedEvents.class);

    private static final long MOST_BYTES_IN_FLIGHT = 32L * 1024 * 1024;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration POLL_WHILE_FULL = Duration.ofMillis(5);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

    private final MonitorTopicsConsumers consumers;
    private final BatchPipeline pipeline;
    private final ErasedPersonas erased;
    private volatile boolean stopping;

    RetainedEvents(MonitorTopicsConsumers consumers, BatchPipeline pipeline, ErasedPersonas erased) {
        this.consumers = consumers;
        this.pipeline = pipeline;
        this.erased = erased;
    }

    /**
     * Reads up to the ends, and returns whether it came so far: not so if it was stopped. Waits before that until it is known
     * who is erased: an empty database does not know.
     *
     * @param group under which it is kept how far it has come, and from where it goes on
     */
    public boolean read(String group, Map<TopicPartition, Long> ends) throws InterruptedException {
        while (!erased.awaitKnown(POLL)) {
            if (stopping) {
                return false;
            }
        }
        try (Consumer<byte[], byte[]> consumer = consumers.create(group)) {
            consumer.assign(ends.keySet());
            begin(consumer);
            return new Run(consumer, ends).toTheEnds();
        }
    }

    /** Ends reading after the poll that is under way. */
    public void stop() {
        stopping = true;
    }

    /** Where it was, or at the first record. */
    private static void begin(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, OffsetAndMetadata> reached = consumer.committed(consumer.assignment());
        Set<TopicPartition> unread = new HashSet<>(consumer.assignment());
        unread.removeIf(partition -> reached.get(partition) != null);
        consumer.seekToBeginning(unread);
    }

    private final class Run {

        private final Consumer<byte[], byte[]> consumer;
        private final Map<TopicPartition, Long> ends;
        private final InFlightBatches inFlight = new InFlightBatches();
        private long stored;
        private long nextReport = System.nanoTime() + BETWEEN_REPORTS.toNanos();

        Run(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
            this.consumer = consumer;
            this.ends = ends;
        }

        boolean toTheEnds() {
            Set<TopicPartition> open = new HashSet<>(ends.keySet());
            while (!stopping) {
                open.removeIf(partition -> consumer.position(partition) >= end(partition));
                if (open.isEmpty()) {
                    inFlight.allDone().join();
                    commitFinished();
                    LOG.infof("Read all %d records again", (Long) stored);
                    return true;
                }
                poll(open);
                commitFinished();
                report();
            }
            return false;
        }

        private void poll(Set<TopicPartition> open) {
            boolean full = inFlight.records() >= pipeline.capacity() || inFlight.bytes() >= MOST_BYTES_IN_FLIGHT;
            consumer.pause(consumer.assignment());
            if (!full) {
                consumer.resume(open);
            }
            ConsumerRecords<byte[], byte[]> records = before(consumer.poll(full ? POLL_WHILE_FULL : POLL));
            if (records.isEmpty()) {
                inFlight.pass(records);
            } else {
                stored += records.count();
                inFlight.add(records, pipeline.submit(records));
            }
        }

        /** Those before the ends: the others are left to the replicas, who publish them too. */
        private ConsumerRecords<byte[], byte[]> before(ConsumerRecords<byte[], byte[]> polled) {
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
            for (TopicPartition partition : polled.partitions()) {
                List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition).stream()
                        .filter(record -> record.offset() < end(partition))
                        .toList();
                if (!records.isEmpty()) {
                    kept.put(partition, records);
                }
            }
            return new ConsumerRecords<>(kept, polled.nextOffsets());
        }

        /** One that is not committed in time is read once more after a crash, which changes nothing. */
        private void commitFinished() {
            Map<TopicPartition, OffsetAndMetadata> offsets = inFlight.finished();
            if (!offsets.isEmpty()) {
                consumer.commitAsync(offsets, null);
                inFlight.committed(offsets);
            }
        }

        private long end(TopicPartition partition) {
            return Objects.requireNonNull(ends.get(partition));
        }

        private void report() {
            if (System.nanoTime() > nextReport) {
                nextReport = System.nanoTime() + BETWEEN_REPORTS.toNanos();
                long left = ends.keySet().stream()
                        .mapToLong(partition -> Math.max(0, end(partition) - consumer.position(partition)))
                        .sum();
                LOG.infof("Read %d records again, %d are left at most", (Long) stored, (Long) left);
            }
        }
    }
}
