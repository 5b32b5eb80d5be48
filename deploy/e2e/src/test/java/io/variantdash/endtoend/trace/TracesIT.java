package io.variantdash.endtoend.trace;

import static io.variantdash.endtoend.fixture.LiveClient.ofType;
import static io.variantdash.endtoend.fixture.LiveClient.update;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.proto.trace.v1.Span.Link;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.variantdash.endtoend.fixture.Api;
import io.variantdash.endtoend.fixture.LiveClient;
import io.variantdash.endtoend.fixture.Messages;
import io.variantdash.endtoend.fixture.Producer;
import io.variantdash.endtoend.fixture.RunningStack;
import io.variantdash.endtoend.fixture.TopicRecords;
import io.variantdash.endtoend.trace.TraceCollector.Exported;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With traces switched on, one trace shows an event from its monitor to its frame, and log lines name it. */
class TracesIT {

    private static final TraceCollector COLLECTOR = new TraceCollector();

    @RegisterExtension
    static final RunningStack RUNNING = RunningStack.archivesClasses("traces", environment());

    private final String persona = "persona-" + UUID.randomUUID();
    private final TraceParent trace = TraceParent.random(true);

    @AfterAll
    static void stopCollecting() {
        COLLECTOR.close();
    }

    @Test
    void followsAnEventFromItsMonitorToItsFrame() {
        sendAndAwaitFrame(trace);

        Exported event = COLLECTOR.await(trace.traceId(), named("process monitor.early-kill"));
        Exported update = COLLECTOR.await(trace.traceId(), named("process dashboard.updates"));
        Exported frame = COLLECTOR.await(trace.traceId(), named("frame"));
        assertThat(event.parent()).isEqualTo(trace.spanId());
        assertThat(update.parent()).isEqualTo(event.id());
        assertThat(frame.parent()).isEqualTo(update.id());
        assertThat(List.of(event, update, frame))
                .extracting(Exported::service)
                .containsExactly("ingest-service", "query-service", "query-service");
        assertThat(event.attributes())
                .containsEntry("messaging.system", "kafka")
                .containsEntry("messaging.destination.name", "monitor.early-kill")
                .containsEntry("event_type", "early_kill")
                .containsEntry("persona_id", persona);
        assertThat(event.span().getEventsList())
                .extracting(happened -> happened.getName())
                .contains("stored");
    }

    @Test
    void leadsFromAnEventToTheStepsOfItsBatch() {
        sendAndAwaitFrame(trace);

        Exported event = COLLECTOR.await(trace.traceId(), named("process monitor.early-kill"));
        Link batch = event.span().getLinks(0);
        String batchTrace = HexFormat.of().formatHex(batch.getTraceId().toByteArray());
        Exported process = COLLECTOR.await(batchTrace, named("process monitor"));
        assertThat(process.span().getLinksList())
                .extracting(link -> HexFormat.of().formatHex(link.getSpanId().toByteArray()))
                .contains(event.id());
        assertThat(COLLECTOR.ofTrace(batchTrace))
                .filteredOn(span -> span.parent().equals(process.id()))
                .extracting(Exported::name)
                .contains("gather", "reduce", "audit", "kills", "commit", "publish");
    }

    @Test
    void doesNotFollowWhatItsMonitorDoesNotWantFollowed() {
        TraceParent unwanted = TraceParent.random(false);
        sendAndAwaitFrame(unwanted);
        sendAndAwaitFrame(trace);

        COLLECTOR.await(trace.traceId(), named("frame"));
        assertThat(COLLECTOR.ofTrace(unwanted.traceId())).isEmpty();
        assertThat(TopicRecords.of(bootstrapServers(), Stream.of(Topics.DASHBOARD_UPDATES)))
                .filteredOn(record -> new String(record.key(), StandardCharsets.UTF_8).equals(persona))
                .extracting(record -> record.headers().lastHeader(TraceParent.NAME) == null)
                .containsExactly(true, false);
    }

    @Test
    void tracesRequestsAndTheirStatements() throws Exception {
        URI kills = RUNNING.stack().queryUri().resolve("/api/kills/" + persona);
        HttpRequest request = HttpRequest.newBuilder(kills)
                .header(TraceParent.NAME, trace.toString())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);

        Exported answer = COLLECTOR.await(trace.traceId(), named("GET /api/kills/{persona_id}"));
        assertThat(answer.parent()).isEqualTo(trace.spanId());
        Exported statement = COLLECTOR.await(
                trace.traceId(),
                span -> span.attributes().getOrDefault("db.system", "").equals("postgresql"));
        assertThat(statement.service()).isEqualTo("query-service");
    }

    @Test
    void namesARefusedEventInTheLogAndInItsTrace() {
        try (Producer monitors = new Producer(bootstrapServers())) {
            monitors.send(EventType.EARLY_KILL, persona, "{}", trace);
        }

        JsonNode line = awaitLine("ingest", "Refused 1 records");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("mdc").path("traceId").asText()).isEqualTo(trace.traceId());
        assertThat(line.path("mdc").path("event_type").asText()).isEqualTo("early_kill");
        assertThat(line.path("mdc").path("persona_id").asText()).isEqualTo(persona);
        Exported event = COLLECTOR.await(trace.traceId(), named("process monitor.early-kill"));
        assertThat(event.span().getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
        assertThat(event.attributes()).containsEntry("error.type", "missing_field");
    }

    @Test
    void namesThePersonaWhoseRequestFailsInTheLog() {
        RUNNING.stack().postgres().stop();
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            RUNNING.stack().queryUri().resolve("/api/kills/" + persona))
                    .header(TraceParent.NAME, trace.toString())
                    .build();
            var unused = HttpClient.newHttpClient()
                    .sendAsync(request, BodyHandlers.ofString())
                    .join();

            JsonNode line = awaitLine("query", "Answering 503");
            assertThat(line.path("mdc").path("traceId").asText()).isEqualTo(trace.traceId());
        } finally {
            RUNNING.stack().postgres().start();
        }
    }

    private void sendAndAwaitFrame(TraceParent sent) {
        try (Producer monitors = new Producer(bootstrapServers());
                LiveClient dashboard = new LiveClient(RUNNING.stack().queryUri(), persona)) {
            dashboard.await(ofType("initial_data"));
            monitors.send(EventType.EARLY_KILL, persona, Messages.kill(persona, "v", "slow"), sent);
            dashboard.await(update("early_kill"));
        }
    }

    /** The line about this test's persona, as JSON. */
    private JsonNode awaitLine(String part, String message) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> RUNNING.logged().stream()
                                .filter(line -> line.startsWith(part + " ") && line.contains("{"))
                                .map(line -> json(line.substring(line.indexOf('{'))))
                                .filter(line -> line.path("message").asText().startsWith(message))
                                .filter(line -> line.path("mdc")
                                        .path("persona_id")
                                        .asText()
                                        .equals(persona))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private static Predicate<Exported> named(String name) {
        return span -> span.name().equals(name);
    }

    private static String bootstrapServers() {
        return RUNNING.stack().kafka().bootstrapServers();
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(COLLECTOR.environment());
        environment.put("QUARKUS_OTEL_SDK_DISABLED", "false");
        environment.put("QUARKUS_OTEL_TRACES_SAMPLER_ARG", "1");
        environment.put("QUARKUS_DATASOURCE_JDBC_TELEMETRY_ENABLED", "true");
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        return environment;
    }

    private static JsonNode json(String text) {
        try {
            return Api.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + text, e);
        }
    }
}
