package io.variantdash.checks.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.StreamSupport;

/** The dashboards of Grafana. */
public final class Dashboards {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> files;

    private Dashboards(List<JsonNode> files) {
        this.files = files;
    }

    public static Dashboards read() {
        return new Dashboards(ObservabilityFiles.in("grafana/dashboards", ".json")
                .map(file -> ObservabilityFiles.read(JSON, file))
                .toList());
    }

    public List<JsonNode> files() {
        return files;
    }

    /** What is asked, by dashboard and panel, with a usual value in the place of what Grafana fills in. */
    public List<Expression> expressions() {
        return files.stream()
                .flatMap(file -> StreamSupport.stream(file.path("panels").spliterator(), false)
                        .flatMap(panel -> panel.findValuesAsText("expr").stream()
                                .map(text -> new Expression(
                                        "dashboard %s, panel %s"
                                                .formatted(
                                                        file.path("title").asText(),
                                                        panel.path("title").asText()),
                                        text.replace("$__rate_interval", "5m")))))
                .toList();
    }
}
