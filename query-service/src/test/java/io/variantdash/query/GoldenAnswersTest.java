package io.variantdash.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.AlertState;
import io.variantdash.event.EarlyKill;
import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.Priority;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.Golden;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.Updates;
import io.variantdash.query.web.paging.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The documented examples, as the service really answers. A change here is a change of the contract. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class GoldenAnswersTest {

    private static final Instant TEN = Instant.parse("2026-01-31T10:00:00Z");

    /** A persona with a past of suggestions. */
    private static final String PAST = "-past";

    private final Rows rows = Rows.ofNewPersona();
    private final String persona = rows.persona();

    private final List<MonitorEvent> events = List.of(
            new VariantPosted(
                    null,
                    persona,
                    "var_123",
                    "You won't believe what happened next",
                    0.067,
                    "curiosity_gap",
                    VariantStatus.ACTIVE,
                    TEN,
                    TEN),
            new PerformanceUpdate(null, persona, "var_123", 2500, 150, 0.065, TEN.plusSeconds(1)),
            new EarlyKill(null, persona, "var_9", "Engagement below half", 0.021, 480, null, TEN.plusSeconds(2)),
            new PatternFatigue(null, persona, "curiosity_gap", 5, 0.85, "Rest curiosity_gap.", TEN.plusSeconds(3)),
            new OptimizationAlert(
                    null,
                    persona,
                    "prediction_calibration",
                    Priority.MEDIUM,
                    "Many variants are killed early",
                    "4 of 10 variants were killed.",
                    "Recalibrate the predictions.",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    TEN.plusSeconds(4)));

    @Test
    void restAnswersAsDocumented() {
        fill();

        assertThat(Routes.paths().filter(path -> !path.startsWith("/dashboard/ws/")))
                .allSatisfy(path -> Golden.assertSame(
                        Routes.operation(path),
                        persona,
                        given().accept("application/json").get(address(path)).asString()));
        Golden.assertSame(
                "problem", persona, given().get("/api/personas?limit=0").asString());
    }

    /** Short lists, and the hour that has something. */
    private String address(String path) {
        String address = Routes.address(path, persona, "var_123");
        return switch (path) {
            case "/api/variants/{persona_id}", "/api/variants/{persona_id}/active" -> address + "?limit=1";
            case "/api/variants/{persona_id}/{variant_id}/timeseries", "/api/timeseries/{persona_id}" ->
                address + "?from=2026-01-31T10:00:00Z&to=2026-01-31T10:10:00Z";
            case "/api/optimization/{persona_id}/history" ->
                Routes.address(path, persona + PAST, "var_123") + "?limit=1";
            case "/api/events/{persona_id}" -> address + "?limit=4";
            // Those of other tests are before it, and behind the page.
            case "/api/personas" ->
                address + "?limit=1&cursor="
                        + Cursor.after("personas", persona.substring(0, persona.length() - 1))
                                .text();
            default -> address;
        };
    }

    @Test
    void hasAFrameOfEveryTypeOfEvent() {
        assertThat(events).extracting(MonitorEvent::type).containsExactlyInAnyOrder(EventType.values());
    }

    @Test
    void liveUpdatesSayWhatIsDocumented() {
        try (LiveClient client = LiveClient.connect(persona);
                Updates updates = new Updates()) {
            JsonNode initial = client.next("initial_data");
            assertThat(initial.path("data"))
                    .isEqualTo(Contract.parse(
                            given().get("/api/metrics/" + persona).asString()));
            for (MonitorEvent event : events) {
                updates.publish(event);
                Golden.assertSame(
                        "frame_" + event.type().wireName(),
                        persona,
                        client.next("variant_update").toString());
            }
            client.say("{\"type\":\"ping\"}");
            Golden.assertSame("frame_pong", persona, client.next().toString());
            client.say("nonsense");
            Golden.assertSame("frame_error", persona, client.next().toString());
        }
    }

    private void fill() {
        Instant now = Instant.now();
        Instant posted = now.minus(Duration.ofMinutes(125));
        rows.variant("var_123", "active", posted, 0.067, "curiosity_gap")
                .counts("var_123", 2500, 150)
                .variant("var_124", "active", posted.minusSeconds(600), 0.05, "question")
                .counts("var_124", 4000, 260)
                .variant("var_9", "killed", now.minusSeconds(252), 0.05, "curiosity_gap")
                .counts("var_9", 480, 10)
                .kill("var_9", now, null)
                .fatigue("curiosity_gap", 5, 0.85, "Rest curiosity_gap.", now)
                .minute("var_123", TEN, 100, 7)
                .minute("var_123", TEN.plusSeconds(240), 300, 19);
        events.forEach(rows::event);
        Rows.of(persona + "-next").variant("v", "active", null, null);
        Instant yesterday = now.minus(Duration.ofHours(30));
        Rows.of(persona + PAST)
                .variant("var_123", "completed", yesterday, 0.06)
                .counts("var_123", 4200, 92)
                .event(alert(AlertState.RAISED, "With 97 % probability it truly stays below 3.00 %.", yesterday))
                .event(alert(AlertState.CLEARED, "The variant no longer runs.", yesterday.plusSeconds(3600)));
    }

    private OptimizationAlert alert(AlertState state, String why, Instant at) {
        return new OptimizationAlert(
                null,
                persona + PAST,
                "early_kill_candidate",
                Priority.MEDIUM,
                "Stop “A slow start”",
                "It earned 2.00 % where 6.00 % was predicted.",
                "Stop it.",
                why,
                "0b9f4a52-6a0e-5c1d-9b0e-3a54b2a8d1c7",
                state,
                "var_123",
                null,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("decided_by", "variant-dash-engine")
                        .put("views", 1000)
                        .put("interactions", 20)
                        .put("protected_share", 0.8),
                at);
    }
}
