package io.variantdash.ingest.deadletter.keep;

import io.smallrye.common.annotation.Identifier;
import io.variantdash.event.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Keeps once more the letters that the dead-letter topic holds: those that the channel acknowledged do not come to it again. */
@ApplicationScoped
public class RetainedLetters {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MOST_RECORDS_A_POLL = 50;
    private static final int MOST_BYTES_A_FETCH = 4 * 1024 * 1024;

    private final LetterStore letters;
    private final Map<String, Object> settings;
    private final Clock clock = Clock.systemUTC();
    private volatile boolean stopping;

    RetainedLetters(LetterStore letters, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.letters = letters;
        settings = new HashMap<>(kafka);
        settings.putAll(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_COMMITTED.toString(),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST_RECORDS_A_POLL,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                MOST_BYTES_A_FETCH));
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    }

    /**
     * Keeps all letters that are there now, and returns whether it came so far: not so if it was stopped.
     *
     * @throws SQLException if the database is away
     */
    public boolean read() throws SQLException {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAD_LETTER).stream()
                    .map(found -> new TopicPartition(found.topic(), found.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            while (!stopping) {
                if (partitions.stream().allMatch(of -> consumer.position(of) >= Objects.requireNonNull(ends.get(of)))) {
                    return true;
                }
                List<ReceivedLetter> received = new ArrayList<>();
                consumer.poll(POLL).forEach(record -> received.add(ReceivedLetter.of(record, clock.instant())));
                letters.store(received);
            }
            return false;
        }
    }

    /** Ends reading after the letters that are under way. */
    public void stop() {
        stopping = true;
    }
}
