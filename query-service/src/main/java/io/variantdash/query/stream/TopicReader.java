package io.variantdash.query.stream;

import io.variantdash.event.Topics;
import io.variantdash.query.config.LiveConfig;
import io.variantdash.update.DashboardUpdate;
import io.variantdash.update.Heartbeat;
import io.variantdash.update.PersonaErasure;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads one epoch of the topic, from the recent past on, and hands on what comes. For one thread. */
final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_LOOK_BACK = Duration.ofSeconds(20);

    private final Epoch epoch;
    private final Consumer<byte[], byte @Nullable []> consumer;
    private final StreamProgress progress;
    private final UpdateListener listener;
    private final UnreadableUpdates unreadable;
    private final List<TopicPartition> partitions;

    /** Heartbeats before this offset were sent before reading began: they say nothing about now. */
    private long heartbeatsSince;

    TopicReader(
            Epoch epoch,
            Consumer<byte[], byte @Nullable []> consumer,
            StreamProgress progress,
            UpdateListener listener,
            UnreadableUpdates unreadable) {
        this.epoch = epoch;
        this.consumer = consumer;
        this.progress = progress;
        this.listener = listener;
        this.unreadable = unreadable;
        this.partitions = IntStream.range(0, epoch.partitions())
                .mapToObj(partition -> new TopicPartition(Topics.DASHBOARD_UPDATES, partition))
                .toList();
    }

    /** Goes on where reading ended, if it can; no client has missed anything then. */
    void begin(Clock clock, LiveConfig config) {
        consumer.assign(partitions);
        StartingOffsets starting = new StartingOffsets(consumer, partitions);
        long[] lastOffsets = progress.lastOffsets(epoch);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        heartbeatsSince = end.getOrDefault(partitions.get(Heartbeat.PARTITION), 0L);
        if (lastOffsets != null && starting.followOn(lastOffsets)) {
            eachPartition(partition -> consumer.seek(partitions.get(partition), lastOffsets[partition] + 1));
            return;
        }
        long[] first = starting.ofRecentPast(clock.instant(), config, end);
        eachPartition(partition -> consumer.seek(partitions.get(partition), first[partition]));
        listener.beginning(
                epoch,
                IntStream.range(0, first.length).mapToLong(i -> first[i] - 1).toArray());
        readUpTo(end);
        progress.begin(
                epoch,
                partitions.stream()
                        .mapToLong(partition -> consumer.position(partition) - 1)
                        .toArray());
        listener.restarted();
    }

    void readOn() {
        read(consumed -> progress.reached(consumed.partition(), consumed.offset()), listener::updated);
    }

    private void readUpTo(Map<TopicPartition, Long> end) {
        long deadline = System.nanoTime() + LONGEST_LOOK_BACK.toNanos();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < end.getOrDefault(partition, 0L))) {
            if (System.nanoTime() > deadline) {
                throw new KafkaException("the recent past of dashboard.updates cannot be read in time");
            }
            read(consumed -> {}, listener::earlier);
        }
    }

    private void read(
            java.util.function.Consumer<ConsumerRecord<?, ?>> first,
            java.util.function.Consumer<List<StreamedUpdate>> updates) {
        List<StreamedUpdate> arrived = new ArrayList<>();
        for (ConsumerRecord<byte[], byte @Nullable []> consumed : consumer.poll(POLL)) {
            first.accept(consumed);
            try {
                if (ControlRecords.isHeartbeat(consumed)) {
                    listener.heartbeat(ControlRecords.heartbeat(consumed), consumed.offset() < heartbeatsSince);
                } else if (ControlRecords.isErasure(consumed)) {
                    PersonaErasure erasure = ControlRecords.erasure(consumed);
                    handOver(arrived, updates); // what came before it is void, what comes after is not
                    arrived = new ArrayList<>();
                    listener.erased(erasure.personaId(), consumed.offset());
                } else {
                    take(consumed, arrived);
                }
            } catch (RuntimeException e) {
                // Only ingest-service writes here; whatever else turns up must not stop the stream.
                unreadable.note(consumed, e);
            }
        }
        handOver(arrived, updates);
    }

    private static void handOver(
            List<StreamedUpdate> arrived, java.util.function.Consumer<List<StreamedUpdate>> updates) {
        if (!arrived.isEmpty()) {
            updates.accept(arrived);
        }
    }

    private void eachPartition(IntConsumer action) {
        IntStream.range(0, epoch.partitions()).forEach(action);
    }

    private void take(ConsumerRecord<byte[], byte @Nullable []> consumed, List<StreamedUpdate> arrived) {
        byte[] value = consumed.value();
        if (value == null) {
            return;
        }
        DashboardUpdate update = DashboardUpdate.parse(value);
        if (consumed.partition() == epoch.partitionOf(update.personaId())) {
            Position position = new Position(epoch, consumed.partition(), consumed.offset());
            arrived.add(new StreamedUpdate(
                    update,
                    position,
                    UpdateHeaders.eventMillis(consumed.headers()),
                    UpdateHeaders.traceParent(consumed.headers())));
        } else {
            // Its producer does not know the new number of partitions yet.
            listener.strayed(update.personaId());
        }
    }
}
