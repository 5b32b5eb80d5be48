package io.variantdash.ingest.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * A rebuild, from its beginning to its end.
 *
 * @param ends the offset before which all of a partition is read; what comes then is left to the replicas
 */
record RebuildRun(UUID id, Map<TopicPartition, Long> ends) {

    private static final ObjectMapper JSON = new ObjectMapper();

    RebuildRun {
        ends = Map.copyOf(ends);
    }

    static RebuildRun of(UUID id, String json) {
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            JSON.readValue(json, new TypeReference<Map<String, Long>>() {})
                    .forEach((partition, end) -> ends.put(partition(partition), end));
            return new RebuildRun(id, ends);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The rebuild %s is not written as it was".formatted(id), e);
        }
    }

    String endsAsJson() {
        Map<String, Long> texts = new TreeMap<>();
        ends.forEach((partition, end) -> texts.put(partition.toString(), end));
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers can be written as JSON", e);
        }
    }

    /** Under which it is kept how far the run has come, so that another one does not begin there. */
    String group(String consumerGroup) {
        return "%s-rebuild-%s".formatted(consumerGroup, id);
    }

    private static TopicPartition partition(String text) {
        int dash = text.lastIndexOf('-');
        return new TopicPartition(text.substring(0, dash), Integer.parseInt(text.substring(dash + 1)));
    }
}
