package io.variantdash.ingest.erased;

import io.smallrye.common.annotation.Identifier;
import io.variantdash.event.Topics;
import io.variantdash.update.PersonaErasure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The records of {@code dashboard.erasures}, and consumers that read all of them. */
@ApplicationScoped
public class ErasureTopic {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, Object> settings = new HashMap<>();

    ErasureTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        settings.putAll(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG); // every replica reads all
        settings.putAll(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_COMMITTED.toString(),
                // A topic that a broker makes by itself forgets.
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false));
    }

    /** What notes an erasure. */
    public static ProducerRecord<byte[], byte[]> erased(PersonaErasure erasure) {
        return new ProducerRecord<>(Topics.ERASURES, key(erasure.personaId()), erasure.toJson());
    }

    /** What notes that a persona is allowed again. */
    public static ProducerRecord<byte[], byte[]> allowed(String personaId) {
        return new ProducerRecord<>(Topics.ERASURES, key(personaId), null);
    }

    /** The persona of a record; null if it has none. */
    static @Nullable String persona(ConsumerRecord<byte[], byte @Nullable []> consumed) {
        byte[] key = consumed.key();
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    /**
     * A consumer at the beginning of all partitions.
     *
     * @throws KafkaException if there is no such topic, or no broker to ask
     */
    Consumer<byte[], byte @Nullable []> consumer() {
        Consumer<byte[], byte @Nullable []> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<PartitionInfo> partitions = consumer.partitionsFor(Topics.ERASURES, TIMEOUT);
            if (partitions == null || partitions.isEmpty()) {
                throw new KafkaException("there is no topic " + Topics.ERASURES);
            }
            consumer.assign(partitions.stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            return consumer;
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static byte[] key(String personaId) {
        return personaId.getBytes(StandardCharsets.UTF_8);
    }
}
