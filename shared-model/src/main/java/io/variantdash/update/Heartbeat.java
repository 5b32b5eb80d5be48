package io.variantdash.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a replica of ingest-service says of itself every few seconds, on partition 0 of {@code dashboard.updates}: which
 * partitions of the monitor topics it reads, and what waits there. It is no dashboard update: records with the header
 * {@link #KIND_HEADER} of value {@link #KIND} are skipped by the readers of updates.
 *
 * @param replica the name of the replica; also the key of the record
 * @param at when the replica said so, by its clock, UTC
 * @param partitions those that it reads; none if the other replicas read all
 */
public record Heartbeat(String replica, Instant at, List<PartitionProgress> partitions) {

    /** The Kafka header that tells what is no dashboard update. */
    public static final String KIND_HEADER = "kind";

    /** The value of the header, in ASCII. */
    public static final String KIND = "heartbeat";

    /** The partition of {@code dashboard.updates} that has the heartbeats. */
    public static final int PARTITION = 0;

    private static final ObjectMapper JSON = new ObjectMapper();

    public Heartbeat {
        partitions = List.copyOf(partitions);
    }

    /**
     * A partition of a monitor topic.
     *
     * @param oldestWaitingAt Kafka's timestamp of the oldest record that is not stored and published yet, UTC; null if none
     *     waits
     */
    public record PartitionProgress(
            String topic, int partition, @Nullable Instant oldestWaitingAt) {}

    public byte[] toJson() {
        JsonText progress = new JsonText().beginArray();
        for (PartitionProgress partition : partitions) {
            progress.beginObject().member("topic", partition.topic()).member("partition", partition.partition());
            if (partition.oldestWaitingAt() == null) {
                progress.rawMember("oldest_waiting_at", "null");
            } else {
                progress.member("oldest_waiting_at", partition.oldestWaitingAt());
            }
            progress.endObject();
        }
        return new JsonText()
                .beginObject()
                .member("replica", replica)
                .member("at", at)
                .rawMember("partitions", progress.endArray().toString())
                .endObject()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a record's value; fields that are not known are ignored.
     *
     * @throws IllegalArgumentException if it is not such a record
     */
    public static Heartbeat fromJson(byte[] json) {
        try {
            JsonNode beat = JSON.readTree(new String(json, StandardCharsets.UTF_8));
            JsonNode partitions = present(beat, "partitions");
            if (!partitions.isArray()) {
                throw new IllegalArgumentException("partitions of a heartbeat is not an array");
            }
            return new Heartbeat(
                    text(beat, "replica"),
                    Instant.parse(text(beat, "at")),
                    StreamSupport.stream(partitions.spliterator(), false)
                            .map(Heartbeat::progress)
                            .toList());
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IllegalArgumentException("Not a heartbeat: " + e.getMessage(), e);
        }
    }

    private static PartitionProgress progress(JsonNode progress) {
        JsonNode partition = present(progress, "partition");
        if (!partition.canConvertToInt() || !partition.isIntegralNumber()) {
            throw new IllegalArgumentException("partition of a heartbeat is not a whole number");
        }
        return new PartitionProgress(
                text(progress, "topic"),
                partition.intValue(),
                progress.hasNonNull("oldest_waiting_at") ? Instant.parse(text(progress, "oldest_waiting_at")) : null);
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = present(object, field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " of a heartbeat is not a text");
        }
        return value.textValue();
    }

    private static JsonNode present(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null) {
            throw new IllegalArgumentException("A heartbeat needs " + field);
        }
        return value;
    }
}
