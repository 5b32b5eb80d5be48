package io.variantdash.query.stream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;

/**
 * One life of the topic: recreated, or with another number of partitions, it is another epoch, and offsets of the two
 * say nothing about each other.
 */
public record Epoch(Uuid topicId, int partitions) {

    /** One of no topic. */
    public static Epoch madeUp(int partitions) {
        return new Epoch(Uuid.ZERO_UUID, partitions);
    }

    /** Where the updates of a persona are: what Kafka's default partitioner does with the key. */
    public int partitionOf(String personaId) {
        return partitionOf(personaId, partitions);
    }

    /** The same where only the number of partitions is known. */
    public static int partitionOf(String personaId, int partitions) {
        return Utils.toPositive(Utils.murmur2(personaId.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
