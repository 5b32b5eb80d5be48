package io.variantdash.endtoend;

import static io.variantdash.endtoend.fixture.LiveClient.ofType;
import static io.variantdash.endtoend.fixture.LiveClient.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.checks.observability.Dashboards;
import io.variantdash.checks.observability.Expression;
import io.variantdash.checks.observability.ParsedExpression;
import io.variantdash.checks.observability.PromQl;
import io.variantdash.checks.observability.Rules;
import io.variantdash.checks.observability.Selector;
import io.variantdash.endtoend.fixture.Api;
import io.variantdash.endtoend.fixture.LiveClient;
import io.variantdash.endtoend.fixture.Messages;
import io.variantdash.endtoend.fixture.Producer;
import io.variantdash.endtoend.fixture.RunningStack;
import io.variantdash.endtoend.fixture.Scrape;
import io.variantdash.endtoend.fixture.Scrape.Series;
import io.variantdash.event.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What alerts and dashboards ask for is what the services tell: a metric or label that is renamed is noticed here. */
class MetricsIT {

    @RegisterExtension
    static final RunningStack RUNNING = new RunningStack("metrics");

    private static final String PERSONA = "persona-" + UUID.randomUUID();

    /** Comparisons with what happens only on a bad day; their labels must exist all the same. */
    private static final Set<String> BAD_DAYS = Set.of("5..");

    private static List<Series> exposed = List.of();

    @BeforeAll
    static void letSomethingOfEverythingHappen() {
        try (Producer monitors = new Producer(RUNNING.stack().kafka().bootstrapServers());
                LiveClient dashboard = new LiveClient(RUNNING.stack().queryUri(), PERSONA)) {
            dashboard.await(ofType("initial_data"));
            monitors.send(EventType.PATTERN_FATIGUE, PERSONA, "[]");
            monitors.send(EventType.PERFORMANCE_UPDATE, PERSONA, Messages.counts(PERSONA, "v", 100, 5));
            dashboard.await(update("performance_update"));
            Api api = new Api(RUNNING.stack().queryUri());
            api.get("/api/metrics/" + PERSONA);
            api.get("/api/kills/" + PERSONA);
            new Api(RUNNING.stack().ingest().get(0).uri())
                    .post("/api/events/performance-update", Messages.counts(PERSONA, "v", 200, 5));
            // Counted after the frame and the answer are on their way.
            exposed = Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(
                            MetricsIT::scrape,
                            all -> all.stream()
                                    .map(Series::metric)
                                    .collect(Collectors.toSet())
                                    .containsAll(
                                            Set.of("ingest_dead_letters_total", "http_server_requests_seconds_count")));
        }
    }

    private static List<Series> scrape() {
        return Stream.concat(
                        Scrape.of(RUNNING.stack().queryUri(), "query-service").series().stream(),
                        Scrape.of(RUNNING.stack().ingest().get(0).uri(), "ingest-service").series().stream())
                .toList();
    }

    @Test
    void rulesAndPanelsAskOnlyForWhatTheServicesTell() {
        List<Expression> expressions = new ArrayList<>(Rules.read().expressions());
        expressions.addAll(Dashboards.read().expressions());
        Set<String> elsewhere = new HashSet<>(Rules.read().recorded());
        elsewhere.add("up"); // Prometheus's own
        List<ParsedExpression> parsed = PromQl.parse(expressions);
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < parsed.size(); i++) {
            for (Selector selector : parsed.get(i).selectors()) {
                if (!elsewhere.contains(selector.metric())
                        && !Rules.OF_OTHERS.matcher(selector.metric()).lookingAt()
                        && !isExposed(selector, parsed.get(i))) {
                    missing.add(expressions.get(i).origin() + ": " + selector);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void theAutoscalerFindsItsMetric() {
        assertThat(exposed).anyMatch(series -> series.metric().equals("live_connections"));
    }

    @Test
    void noLabelHoldsWhatThereIsWithoutBound() {
        assertThat(exposed)
                .isNotEmpty()
                .noneMatch(series -> series.labels().values().stream().anyMatch(value -> value.contains(PERSONA)));
    }

    private static boolean isExposed(Selector selector, ParsedExpression expression) {
        return exposed.stream()
                .filter(series -> series.metric().equals(selector.metric()))
                .anyMatch(series -> series.labels().keySet().containsAll(expression.groupings())
                        && selector.matchers().stream()
                                .allMatch(matcher -> BAD_DAYS.contains(matcher.value())
                                        ? series.labels().containsKey(matcher.label())
                                        : series.has(matcher)));
    }
}
