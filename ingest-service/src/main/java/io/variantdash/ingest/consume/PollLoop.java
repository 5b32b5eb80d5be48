package io.variantdash.ingest.consume;

import io.variantdash.event.EventType;
import io.variantdash.ingest.observe.Dependency;
import io.variantdash.ingest.observe.Lag;
import io.variantdash.ingest.observe.Outages;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Polls with one consumer, hands what comes to the pipeline, and commits the offsets of what the pipeline finished. While
 * the pipeline is full the partitions are paused: polling goes on without records, so that the group keeps its member
 * however long the database is away.
 */
final class PollLoop implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(PollLoop.class);

    /** Large events must not fill the heap. */
    private static final long MOST_BYTES_IN_FLIGHT = 32L * 1024 * 1024;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration POLL_WHILE_FULL = Duration.ofMillis(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final BatchPipeline pipeline;
    private final Outages outages;
    private final Lag lag;
    private final ReadPartitions readPartitions;
    private final InFlightBatches inFlight = new InFlightBatches();
    private final BrokerConnectivity connections;
    private boolean committing;
    private volatile boolean stopping;

    PollLoop(
            Consumer<byte[], byte[]> consumer,
            BatchPipeline pipeline,
            Outages outages,
            Lag lag,
            ReadPartitions readPartitions) {
        this.consumer = consumer;
        this.pipeline = pipeline;
        this.outages = outages;
        this.lag = lag;
        this.readPartitions = readPartitions;
        this.connections = new BrokerConnectivity(consumer);
    }

    /**
     * Returns after {@link #stop()}, when what was under way is finished, or was waited for in vain.
     *
     * @throws KafkaException if the consumer cannot go on; another one can
     * @throws CompletionException if the work on a batch failed in an unforeseen way
     */
    void run() {
        consumer.subscribe(
                Arrays.stream(EventType.values()).map(EventType::topic).toList(), this);
        while (!stopping) {
            turn();
        }
        finish(consumer.assignment());
    }

    void stop() {
        stopping = true;
    }

    private void turn() {
        boolean full = inFlight.records() >= pipeline.capacity() || inFlight.bytes() >= MOST_BYTES_IN_FLIGHT;
        if (full) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(full ? POLL_WHILE_FULL : POLL);
        if (records.isEmpty()) {
            inFlight.pass(records);
        } else {
            inFlight.add(records, pipeline.submit(records));
        }
        commitFinished();
        observe();
    }

    private void observe() {
        readPartitions.reached(consumer, inFlight);
        // Up to the last stable offset: what an open transaction holds back is not this replica's lag.
        long unread = consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
        lag.behind(unread + inFlight.records(), inFlight.oldestMillis().orElseGet(System::currentTimeMillis));
        connections
                .trouble()
                .ifPresentOrElse(
                        trouble -> outages.away(Dependency.KAFKA_CONSUMER, trouble),
                        () -> outages.back(Dependency.KAFKA_CONSUMER));
    }

    private void commitFinished() {
        Map<TopicPartition, OffsetAndMetadata> offsets = inFlight.finished();
        if (committing || offsets.isEmpty()) {
            return;
        }
        committing = true;
        consumer.commitAsync(offsets, (ignored, failure) -> {
            committing = false;
            if (failure == null) {
                inFlight.committed(offsets);
            } else {
                LOG.debugf(failure, "Offsets are committed at the next try");
            }
        });
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.infof(
                "Reads %d more partitions, %d in all",
                partitions.size(), consumer.assignment().size());
    }

    /** Finishes what is under way, so that the next owner repeats little. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        LOG.infof("Leaves %d partitions to others", partitions.size());
        finish(partitions);
        inFlight.abandon(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.infof("Lost %d partitions to others", partitions.size());
        inFlight.abandon(partitions);
    }

    private void finish(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        try {
            inFlight.allDone().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // What is not finished comes again, to the replica that owns the partition then.
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = inFlight.finished();
        if (!offsets.isEmpty()) {
            commitNow(offsets);
        }
    }

    private void commitNow(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            consumer.commitSync(offsets, TIMEOUT);
            inFlight.committed(offsets);
        } catch (KafkaException e) {
            LOG.infof("The last offsets are not committed, so their records will come again: %s", e.getMessage());
        }
    }
}
