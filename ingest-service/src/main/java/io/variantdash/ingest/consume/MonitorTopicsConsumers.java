package io.variantdash.ingest.consume;

import io.smallrye.common.annotation.Identifier;
import io.variantdash.ingest.IngestConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes consumers from the settings {@code kafka.*}, which bring servers and security, and what ingestion needs. */
@ApplicationScoped
class MonitorTopicsConsumers {

    /** Small enough that the next polls are decoded while the first of a backlog are stored. */
    private static final int MOST_RECORDS_A_POLL = 5_000;

    private final Map<String, Object> settings = new HashMap<>();

    MonitorTopicsConsumers(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, IngestConfiguration configuration) {
        settings.putAll(Map.of(
                // The partitions of a replica that died go to the others after so long; the default is 45 s.
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                12_000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                3_000,
                // A poll is decoded in memory, and a few are under way at once: large events must not fill the heap.
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                8 * 1024 * 1024));
        settings.putAll(kafka);
        settings.putAll(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                configuration.consumerGroup(),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                Math.min(MOST_RECORDS_A_POLL, configuration.batchSize()),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                // What a producer aborted never happened. Polls end at the first transaction that is open.
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_COMMITTED.toString(),
                // Who joins or leaves interrupts only the partitions that move.
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName()));
    }

    /** A consumer that shares the partitions with the other replicas. */
    Consumer<byte[], byte[]> create() {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer that keeps its offsets under a name of its own. */
    Consumer<byte[], byte[]> create(String group) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
