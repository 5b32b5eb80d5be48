package io.variantdash.ingest.backlog;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Looks up when a record was written that the poll loop has not read, because it has no room or a transaction holds the
 * record back. Has a consumer of its own, outside the group, while there is something to look up. For one thread.
 */
final class RecordTimes implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final Map<String, Object> settings;
    private @Nullable Consumer<byte[], byte[]> consumer;

    RecordTimes(Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.keySet().removeIf(name -> name.startsWith("group."));
        settings.putAll(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_UNCOMMITTED.toString(),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1,
                // The broker sends one batch at least, however large.
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                1,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis(),
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis()));
    }

    /** Kafka's timestamp of the first record at the offset or behind it, if it can be read soon. */
    Optional<Instant> at(TopicPartition partition, long offset) {
        try {
            Consumer<byte[], byte[]> reader = consumer();
            reader.assign(List.of(partition));
            reader.seek(partition, offset);
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(TIMEOUT)) {
                return Optional.of(Instant.ofEpochMilli(record.timestamp()));
            }
        } catch (KafkaException e) {
            rest();
        }
        return Optional.empty();
    }

    /** Closes the connections until there is something to look up. */
    void rest() {
        Consumer<?, ?> closing = consumer;
        consumer = null;
        if (closing != null) {
            closing.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    @Override
    public void close() {
        rest();
    }

    private Consumer<byte[], byte[]> consumer() {
        Consumer<byte[], byte[]> reader = consumer;
        if (reader == null) {
            reader = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer = reader;
        }
        return reader;
    }
}
