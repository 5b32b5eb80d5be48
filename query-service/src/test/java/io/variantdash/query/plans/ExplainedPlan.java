package io.variantdash.query.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How PostgreSQL carries a statement out. */
record ExplainedPlan(String statement, JsonNode plan) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LOGGED = Pattern.compile("duration: [0-9.]+ ms  plan:\\R((?:\t.*\\R)+)");

    /** The plans that were carried out since the log had that size: with auto_explain, the server writes each into it. */
    static List<ExplainedPlan> logged(Path log, long since) throws IOException {
        byte[] all = Files.readAllBytes(log);
        int begin = Math.toIntExact(since);
        return LOGGED.matcher(new String(all, begin, all.length - begin, StandardCharsets.UTF_8))
                .results()
                .map(match -> parse(match.group(1)))
                .map(logged -> new ExplainedPlan(logged.path("Query Text").asText(), logged.path("Plan")))
                .toList();
    }

    /** The answer to {@code EXPLAIN (FORMAT JSON)}. */
    static ExplainedPlan answered(String statement, String json) {
        return new ExplainedPlan(statement, parse(json).path(0).path("Plan"));
    }

    /** The tables that are read from one end to the other, of those that are named. */
    List<String> tablesReadAsAWhole(Set<String> tables) {
        return nodes(plan)
                .filter(node -> node.path("Node Type").asText().equals("Seq Scan"))
                .map(node -> node.path("Relation Name").asText())
                .filter(tables::contains)
                .distinct()
                .toList();
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), node.path("Plans").valueStream().flatMap(ExplainedPlan::nodes));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
