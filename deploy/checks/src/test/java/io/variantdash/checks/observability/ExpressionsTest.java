package io.variantdash.checks.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.variantdash.checks.settings.ServiceSettings;
import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExpressionsTest {

    private static final Path OBSERVABILITY = Repository.around(Path.of("")).resolve("deploy/observability");

    @Test
    void ofRulesAndPanelsArePromQl() {
        List<Expression> all = Stream.concat(
                        Rules.read().expressions().stream(), Dashboards.read().expressions().stream())
                .toList();
        List<ParsedExpression> parsed = PromQl.parse(all);

        assertThat(parsed).hasSize(all.size()).hasSizeGreaterThan(40);
        for (int i = 0; i < all.size(); i++) {
            assertThat(parsed.get(i).errors()).as(all.get(i).toString()).isEmpty();
            assertThat(parsed.get(i).selectors()).as(all.get(i).toString()).isNotEmpty();
        }
    }

    @Test
    void areTakenApartByTheGrammarOfPrometheus() {
        ParsedExpression parsed = PromQl.parse(List.of(new Expression(
                        "", "sum by (type) (rate(events_total{outcome=\"stored\",type=~'a|b'}[5m])) / on (job) up")))
                .get(0);

        assertThat(parsed.selectors())
                .containsExactly(
                        new Selector(
                                "events_total",
                                List.of(
                                        new Selector.Matcher("outcome", "=", "stored"),
                                        new Selector.Matcher("type", "=~", "a|b"))),
                        new Selector("up", List.of()));
        assertThat(parsed.groupings()).containsExactly("type", "job");
    }

    @Test
    void areRefusedWhereTheyAreNoPromQl() {
        List<ParsedExpression> parsed =
                PromQl.parse(List.of(new Expression("", "sum(up"), new Expression("", "rate(up[5m]) by job")));

        assertThat(parsed).noneMatch(one -> one.errors().isEmpty());
    }

    @Test
    void everyPanelHasItsPlaceAndTheDataSourceThatIsChosen() {
        for (JsonNode dashboard : Dashboards.read().files()) {
            assertThat(dashboard.path("panels").findValuesAsText("id")).doesNotHaveDuplicates();
            assertThat(dashboard.at("/templating/list/0/name").asText()).isEqualTo("datasource");
            assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
            assertThat(dashboard.path("panels")).isNotEmpty().allSatisfy(panel -> {
                assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
                assertThat(panel.at("/gridPos/x").asInt()
                                + panel.at("/gridPos/w").asInt())
                        .isLessThanOrEqualTo(24);
            });
        }
    }

    @Test
    void prometheusScrapesTheServicesWhereTheyListen() throws IOException {
        String configuration = Files.readString(OBSERVABILITY.resolve("prometheus.yml"));

        for (ServiceSettings service : ServiceSettings.values()) {
            assertThat(configuration)
                    .contains(
                            "\"%s:%s\"".formatted(service.module(), service.applicationProperty("quarkus.http.port")));
        }
    }

    /** A pod that was evicted is kept for a while and answers no more: each would be a service that is down. */
    @Test
    void podsThatHaveEndedAreNotScraped() throws IOException {
        JsonNode relabeling = new YAMLMapper()
                .readTree(OBSERVABILITY.resolve("prometheus-kubernetes.yml").toFile())
                .at("/scrape_configs/0/relabel_configs/0");

        assertThat(relabeling.at("/source_labels/0").asText()).isEqualTo("__meta_kubernetes_pod_phase");
        assertThat("Failed").matches(relabeling.path("regex").asText());
        assertThat("Running").doesNotMatch(relabeling.path("regex").asText());
        assertThat(relabeling.path("action").asText()).isEqualTo("drop");
    }
}
