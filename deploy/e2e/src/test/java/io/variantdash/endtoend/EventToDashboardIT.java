package io.variantdash.endtoend;

import static io.variantdash.endtoend.fixture.LiveClient.ofType;
import static io.variantdash.endtoend.fixture.LiveClient.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.endtoend.fixture.Api;
import io.variantdash.endtoend.fixture.LiveClient;
import io.variantdash.endtoend.fixture.Messages;
import io.variantdash.endtoend.fixture.Producer;
import io.variantdash.endtoend.fixture.RunningStack;
import io.variantdash.endtoend.fixture.Tables;
import io.variantdash.event.EventType;
import io.variantdash.local.stack.DefaultAddressWatch;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An event into Kafka comes out over REST and the WebSocket. */
class EventToDashboardIT {

    @RegisterExtension
    static final RunningStack RUNNING = new RunningStack("event-to-dashboard", RunningStack.NO_ENGINE);

    private final String persona = "persona-" + UUID.randomUUID();
    private Api api;
    private Producer monitors;

    @BeforeEach
    void connect() {
        api = new Api(RUNNING.stack().queryUri());
        monitors = new Producer(RUNNING.stack().kafka().bootstrapServers());
    }

    @AfterEach
    void disconnect() {
        monitors.close();
    }

    @Test
    void showsEveryKindOfEventToAConnectedDashboardAndOverRest() {
        try (LiveClient dashboard = new LiveClient(RUNNING.stack().queryUri(), persona)) {
            JsonNode initial = dashboard.await(ofType("initial_data"));
            assertThat(initial.at("/data/summary/total_variants").asInt()).isZero();

            sendOneOfEachKind();

            JsonNode counts = dashboard.await(update("performance_update")).path("data");
            assertThat(counts.path("view_count").asLong()).isEqualTo(2500);
            assertThat(counts.path("interaction_count").asLong()).isEqualTo(150);
            assertThat(counts.path("current_er").asDouble()).isEqualTo(0.06);
            assertThat(dashboard
                            .await(update("early_kill"))
                            .at("/data/kill_reason")
                            .asText())
                    .isEqualTo("below half of the prediction");
            dashboard.await(update("variant_posted"));
            dashboard.await(update("pattern_fatigue"));
            JsonNode last = dashboard.await(update("optimization_alert"));
            assertThat(dashboard.frames().stream()
                            .filter(frame -> frame.has("position")) // decisions have none
                            .map(frame -> frame.path("position").asText()))
                    .doesNotHaveDuplicates();

            // The events of two topics may be stored one after the other, and a snapshot stays for a moment.
            JsonNode metrics = Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(
                            () -> api.get("/api/metrics/" + persona),
                            seen -> seen.path("real_time_feed").size() >= 6);
            assertThat(metrics.at("/summary/total_variants").asInt()).isEqualTo(2);
            assertThat(metrics.at("/summary/active_variants").asInt()).isEqualTo(1);
            assertThat(metrics.at("/active_variants/0/id").asText()).isEqualTo("running");
            assertThat(metrics.at("/active_variants/0/performance_vs_prediction")
                            .asDouble())
                    .isCloseTo(0.2, offset(1e-9));
            assertThat(metrics.at("/early_kills_today/kills_today").asInt()).isEqualTo(1);
            assertThat(metrics.at("/pattern_fatigue_warnings/0/pattern").asText())
                    .isEqualTo("curiosity_gap");
            assertThat(metrics.path("real_time_feed")).hasSize(6);
            assertThat(last.path("position").asText()).isNotBlank();
            assertThat(api.get("/api/personas").toString()).contains(persona);
        }
    }

    @Test
    void answersAClientThatTalksAndSurvivesOneThatTalksNonsense() {
        try (LiveClient dashboard = new LiveClient(RUNNING.stack().queryUri(), persona)) {
            dashboard.await(ofType("initial_data"));
            dashboard.send("{\"type\":\"ping\"}");
            dashboard.await(ofType("pong"));
            dashboard.send("{nonsense");
            assertThat(dashboard.await(ofType("error")).path("message").asText())
                    .isEqualTo("Invalid JSON");
            dashboard.send("{\"type\":\"refresh\"}");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> dashboard.frames().stream()
                                    .filter(ofType("initial_data"))
                                    .count()
                            == 2);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "test.full", matches = "true", disabledReason = "ShortFaultsIT kills it as well")
    void losesNothingWhenIngestIsKilledWhileItWorks() {
        int events = 2_000;
        Instant start = Instant.now().minus(Duration.ofHours(1));
        for (int i = 1; i <= events; i++) {
            monitors.send(
                    EventType.PERFORMANCE_UPDATE, persona, """
                    {"persona_id":"%s","variant_id":"v%d","view_count":%d,"interaction_count":1,"updated_at":"%s"}""".formatted(persona, i % 50, i, start.plusMillis(i)));
            if (i == events / 2) {
                RUNNING.stack().ingest().get(0).kill();
                RUNNING.stack().ingest().get(0).start();
            }
        }
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            JsonNode summary = api.get("/api/metrics/" + persona).path("summary");
            assertThat(summary.path("total_variants").asInt()).isEqualTo(50);
            // The last 50 events hold the counts that remain: 1951 + … + 2000.
            assertThat(summary.path("total_views").asLong()).isEqualTo(50 * (1951 + 2000) / 2);
        });
        assertThat(Tables.of(RUNNING.stack())
                        .number("SELECT count(*) FROM dashboard_events WHERE persona_id = '" + persona + "'"))
                .isEqualTo(events);
    }

    static List<Integer> defaultPorts() {
        return DefaultAddressWatch.ports();
    }

    @ParameterizedTest
    @MethodSource("defaultPorts")
    void noPartLooksForAnotherAtItsDefaultAddress(int port) {
        assumeThat(RUNNING.watch().unwatched())
                .as("something else listens on port %d, and cannot be asked who comes", port)
                .doesNotContain(port);

        assertThat(RUNNING.watch().visits()).noneMatch(visit -> visit.startsWith("port " + port));
    }

    @Test
    void namesAMalformedPersona() {
        HttpResponse<String> response = api.response("/api/metrics/%07");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(response.body()).contains("persona_id");
    }

    private void sendOneOfEachKind() {
        Duration ago = Duration.ofHours(2);
        String content = "What <b>nobody</b> tells you 🚀";
        monitors.send(EventType.VARIANT_POSTED, persona, Messages.post(persona, "running", content, ago));
        monitors.send(EventType.VARIANT_POSTED, persona, Messages.post(persona, "stopped", content, ago));
        monitors.send(EventType.PERFORMANCE_UPDATE, persona, Messages.counts(persona, "running", 2500, 150));
        monitors.send(EventType.EARLY_KILL, persona, Messages.kill(persona, "stopped", "below half of the prediction"));
        monitors.send(EventType.PATTERN_FATIGUE, persona, Messages.fatigue(persona, "curiosity_gap"));
        monitors.send(EventType.OPTIMIZATION_ALERT, persona, Messages.alert(persona, "Try another pattern"));
    }
}
