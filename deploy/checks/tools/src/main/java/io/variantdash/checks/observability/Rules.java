package io.variantdash.checks.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rules of Prometheus: what it records, and when it raises an alert. */
public final class Rules {

    /** How the series begin that are not told by the services, but by Kubernetes, the servers and their operators. */
    public static final Pattern OF_OTHERS = Pattern.compile(
            "(kube|kubelet|probe|certmanager|strimzi|kafka_server|kafka_controller|cnpg|barman_cloud)_");

    private static final YAMLMapper YAML = new YAMLMapper();

    private final List<JsonNode> rules;

    private Rules(List<JsonNode> rules) {
        this.rules = rules;
    }

    public static Rules read() {
        return new Rules(ObservabilityFiles.in("rules", ".yml")
                .map(file -> ObservabilityFiles.read(YAML, file))
                .flatMap(file -> all(file.path("groups")))
                .flatMap(group -> all(group.path("rules")))
                .toList());
    }

    /** What is asked, by the name of the rule. */
    public List<Expression> expressions() {
        return rules.stream()
                .map(rule -> new Expression(
                        "rule " + rule.path("alert").asText()
                                + rule.path("record").asText(),
                        rule.path("expr").asText()))
                .toList();
    }

    /** The names of the series that rules make. */
    public List<String> recorded() {
        return rules.stream()
                .filter(rule -> rule.has("record"))
                .map(rule -> rule.path("record").asText())
                .toList();
    }

    public List<JsonNode> alerts() {
        return rules.stream().filter(rule -> rule.has("alert")).toList();
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
