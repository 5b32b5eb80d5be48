package io.variantdash.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.checks.observability.Rules;
import io.variantdash.checks.settings.ServiceSettings;
import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The components that watch: what they select, ask and show is there. */
class MonitoringTest {

    private static final Path OBSERVABILITY = Repository.around(Path.of("")).resolve("deploy/observability");

    private final List<Manifest> monitoring = Manifest.below("components/monitoring");

    @Test
    void theOperatorsRulesAreThoseOfPrometheus() throws IOException {
        try (Stream<Path> files = Files.list(OBSERVABILITY.resolve("rules"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".yml", "");
                JsonNode rules;
                try (var yaml = Files.newInputStream(file)) {
                    rules = Manifest.in(name, yaml).get(0).at("/groups");
                }
                assertThat(Rendering.one(monitoring, "PrometheusRule", "variant-dash-" + name)
                                .at("/spec/groups"))
                        .as("run deploy/observability/make-prometheus-rules")
                        .isEqualTo(rules);
            }
        }
    }

    @Test
    void servicesAreScrapedUnderTheNamesThatTheRulesAskFor() {
        JsonNode monitor = Rendering.one(monitoring, "PodMonitor", "services").at("/spec");
        String label = monitor.path("jobLabel").asText();
        JsonNode selected = monitor.at("/selector/matchExpressions/0");

        assertThat(selected.path("key").asText()).isEqualTo(label);
        assertThat(texts(selected.path("values")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ServiceSettings.values())
                        .map(ServiceSettings::module)
                        .toList());
        assertThat(Manifest.base("Deployment")).allSatisfy(deployment -> {
            assertThat(deployment
                            .at("/spec/template/metadata/labels")
                            .path(label)
                            .asText())
                    .isEqualTo(deployment.name());
            assertThat(deployment
                            .at("/spec/template/spec/containers/0/ports/0/name")
                            .asText())
                    .isEqualTo(monitor.at("/podMetricsEndpoints/0/port").asText());
        });
        assertThat(monitor.at("/podMetricsEndpoints/0/filterRunning").asBoolean())
                .isTrue();
    }

    @Test
    void serversAreSelectedByTheLabelsOfTheirOperators() {
        String kafka = Manifest.base("Kafka").get(0).name();

        assertThat(Rendering.one(monitoring, "PodMonitor", "kafka")
                        .at("/spec/selector/matchLabels")
                        .path("strimzi.io/name")
                        .asText())
                .isEqualTo(kafka + "-kafka");
        // Whatever its name: a restored cluster has another.
        assertThat(Rendering.one(monitoring, "PodMonitor", "postgres")
                        .at("/spec/selector/matchExpressions/0/key")
                        .asText())
                .isEqualTo("cnpg.io/cluster");
    }

    @Test
    void brokersReportWhatTheRulesAskFor() {
        List<String> allowed =
                texts(Rendering.one(monitoring, "Kafka", "kafka").at("/spec/kafka/metricsConfig/values/allowList"));
        List<String> asked = Rules.read().expressions().stream()
                .flatMap(rule -> Pattern.compile("kafka_(server|controller)_[a-z_]+")
                        .matcher(rule.text())
                        .results())
                .map(found -> found.group())
                .toList();

        assertThat(asked).isNotEmpty().allMatch(metric -> allowed.stream().anyMatch(metric::matches));
    }

    @Test
    void theProbeAsksForTheNameOfTheRouteUnderTheJobOfTheAlert() {
        Manifest probe = Rendering.one(monitoring, "Probe", "dashboard");

        assertThat(probe.at("/spec/targets/staticConfig/static/0").asText())
                .isEqualTo("https://%s/"
                        .formatted(Manifest.base("HTTPRoute", "query-service")
                                .at("/spec/hostnames/0")
                                .asText()));
        assertThat(Rules.read().expressions())
                .anyMatch(rule -> rule.text()
                        .contains("probe_success{job=\"%s\"}"
                                .formatted(probe.at("/spec/jobName").asText())));
    }

    @Test
    void everyDashboardIsAConfigMapThatGrafanaFinds() throws IOException {
        List<Manifest> maps = Rendering.all(Rendering.with("base", "monitoring"), "ConfigMap").stream()
                .filter(map ->
                        map.at("/metadata/labels/grafana_dashboard").asText().equals("1"))
                .toList();

        try (Stream<Path> files = Files.list(OBSERVABILITY.resolve("grafana/dashboards"))) {
            for (Path file : files.toList()) {
                String content = Files.readString(file);
                assertThat(maps)
                        .as(file.toString())
                        .anyMatch(map -> map.tree()
                                .path("data")
                                .path(file.getFileName().toString())
                                .asText()
                                .equals(content));
            }
        }
    }

    @Test
    void tracesMayGoWhereTheyAreSent() {
        List<Manifest> all = Rendering.with("base", "traces");
        JsonNode egress = Rendering.one(all, "NetworkPolicy", "traces").at("/spec/egress/0");
        String namespace = egress.at("/to/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                .asText();
        List<String> endpoints = Rendering.all(all, "ConfigMap").stream()
                .map(map -> map.at("/data/QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT").asText())
                .toList();

        assertThat(endpoints)
                .hasSize(ServiceSettings.values().length)
                .allMatch(endpoint -> endpoint.endsWith(".%s.svc:%s"
                        .formatted(namespace, egress.at("/ports/0/port").asText())));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
