package io.variantdash.query.stream;

import io.variantdash.event.Topics;
import io.variantdash.update.DashboardUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads one epoch of the topic, from its end on, and hands on what comes. For one thread. */
final class TopicReader {

    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Epoch epoch;
    private final Consumer<byte[], byte @Nullable []> consumer;
    private final StreamProgress progress;
    private final UpdateListener listener;

    TopicReader(
            Epoch epoch,
            Consumer<byte[], byte @Nullable []> consumer,
            StreamProgress progress,
            UpdateListener listener) {
        this.epoch = epoch;
        this.consumer = consumer;
        this.progress = progress;
        this.listener = listener;
    }

    void begin() {
        List<TopicPartition> partitions = IntStream.range(0, epoch.partitions())
                .mapToObj(partition -> new TopicPartition(Topics.DASHBOARD_UPDATES, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        long[] lastOffsets = partitions.stream()
                .mapToLong(partition -> consumer.position(partition) - 1)
                .toArray();
        progress.begin(epoch, lastOffsets);
        listener.restarted();
    }

    void readOn() {
        List<StreamedUpdate> arrived = new ArrayList<>();
        for (ConsumerRecord<byte[], byte @Nullable []> consumed : consumer.poll(POLL)) {
            progress.reached(consumed.partition(), consumed.offset());
            parse(consumed).ifPresent(update -> {
                if (consumed.partition() == epoch.partitionOf(update.personaId())) {
                    arrived.add(
                            new StreamedUpdate(update, new Position(epoch, consumed.partition(), consumed.offset())));
                } else {
                    // Its producer does not know the new number of partitions yet.
                    listener.strayed(update.personaId());
                }
            });
        }
        if (!arrived.isEmpty()) {
            listener.updated(arrived);
        }
    }

    /** Only ingest-service writes here; whatever else turns up must not stop the stream. */
    private static Optional<DashboardUpdate> parse(ConsumerRecord<byte[], byte @Nullable []> consumed) {
        byte[] value = consumed.value();
        try {
            return value == null ? Optional.empty() : Optional.of(DashboardUpdate.parse(value));
        } catch (IllegalArgumentException e) {
            LOG.warnf("Ignoring %s-%d@%d: %s", consumed.topic(), consumed.partition(), consumed.offset(), e);
            return Optional.empty();
        }
    }
}
