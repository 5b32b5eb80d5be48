package io.variantdash.query.web.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.variantdash.event.AlertState;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.Priority;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.Updates;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows that no release of today would write never take from a persona what it has besides. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class OldRowsTest {

    /** Each in every place where the column allows it, once the constraints are gone. */
    private static final List<String> NUMBERS = List.of("-1", "9007199254740992", "9223372036854775807", "NULL");

    private static final List<String> RATES =
            List.of("'NaN'", "'Infinity'", "'-Infinity'", "-0.5", "1.5", "1e300", "1e-320", "NULL");
    private static final List<String> TIMES = List.of(
            "'infinity'",
            "'-infinity'",
            "'200000-01-01 00:00:00+00'",
            "'4000-01-01 00:00:00+00 BC'",
            "now() + interval '1 day'");
    private static final List<String> TEXTS =
            List.of("''", "repeat('x', 10000000)", "E'\\x01\\x02\\r\\n\\u2028'", "'👩‍👩‍👧'");
    private static final List<String> DATA = List.of(
            "'null'",
            "'[]'",
            "'1e400'",
            "'\"text\"'",
            "'{}'",
            "'{\"reason\": 7}'",
            "'{\"view_count\": -1, \"interaction_count\": 5}'",
            "'{\"suggestion_id\": \"s\", \"state\": \"raised\"}'",
            "'{\"suggestion_id\": {}, \"state\": \"raised\", \"type\": [], \"variant_id\": \"good-variant\", \"evidence\": 7}'",
            "jsonb_build_object('content', repeat('x', 10000000))",
            "(repeat('[', 500) || repeat(']', 500))::jsonb",
            "NULL");

    /** What the good rows leave in each answer. */
    private static final Map<String, String> GOOD = Map.ofEntries(
            Map.entry("/api/metrics/{persona_id}", "good-variant"),
            Map.entry("/api/variants/{persona_id}", "good-variant"),
            Map.entry("/api/variants/{persona_id}/active", "good-variant"),
            Map.entry("/api/variants/{persona_id}/{variant_id}/timeseries", "\"total_views\":1000"),
            Map.entry("/api/variants/{persona_id}/{variant_id}/detail", "good-variant"),
            Map.entry("/api/sparklines/{persona_id}", "good-variant"),
            Map.entry("/api/timeseries/{persona_id}", "\"total_views\":"),
            Map.entry("/api/kills/{persona_id}", "good-kill"),
            Map.entry("/api/kills/{persona_id}/audit", "good-kill"),
            Map.entry("/api/events/{persona_id}", "good-kill"),
            Map.entry("/api/optimization/{persona_id}", "suggestions"),
            Map.entry("/api/optimization/{persona_id}/posterior", "good-variant"),
            Map.entry("/api/optimization/{persona_id}/calibration", "\"bins\":[{"),
            Map.entry("/api/optimization/{persona_id}/history", "good-suggestion"),
            Map.entry("/api/dead-letters/{persona_id}", "\"dead_letters\":["),
            Map.entry("/api/personas", "persona-"));

    @Inject
    MeterRegistry metrics;

    private final Rows rows = Rows.ofNewPersona();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    @Test
    void neverTakeGoodOnesWithThem() {
        try (StrangeRows strange = new StrangeRows(rows.persona())) {
            writeStrange(strange);
            writeGood();

            readEverything(true);

            assertThat(List.of("variants", "variant_kills", "dashboard_events", "variant_engagement", "pattern_usage"))
                    .allSatisfy(table -> assertThat(metrics.get("query.unreadable.rows")
                                    .tag("table", table)
                                    .counter()
                                    .count())
                            .as(table)
                            .isPositive());
        }
    }

    /** The contract does not allow them, so answers are not held against it. */
    @Test
    void withIdsThatAreTooLongDoNotEither() {
        try (StrangeRows strange = new StrangeRows(rows.persona())) {
            strange.variant("repeat('v', 2000)", "'active'", "now()", "0.1", "'x'", "'bait'")
                    .kill("repeat('v', 1000)", "'too low'", "0.1", "5", "now()", "now()")
                    .event("'early_kill'", "repeat('v', 1000000)", "'{}'", "now()");
            writeGood();

            readEverything(false);
        }
    }

    private void writeGood() {
        rows.variant("good-variant", "active", now, 0.05, "bait")
                .counts("good-variant", 1000, 100)
                .minute("good-variant", now.minusSeconds(600), 1000, 100)
                .variant("good-kill", "killed", now.minusSeconds(600), 0.05)
                .counts("good-kill", 1000, 60)
                .minute("good-kill", now.minusSeconds(540), 1000, 60)
                .kill("good-kill", now, now.minusSeconds(100))
                .fatigue("good-pattern", 5, 0.85, "Rest it.", now)
                .event(Updates.kill(rows.persona(), "good-kill", "too low"))
                .event(new OptimizationAlert(
                        null,
                        rows.persona(),
                        "early_kill_candidate",
                        Priority.HIGH,
                        "Stop it",
                        "It earns too little.",
                        null,
                        null,
                        "good-suggestion",
                        AlertState.RAISED,
                        "good-kill",
                        null,
                        null,
                        now.minusSeconds(60)));
    }

    private void writeStrange(StrangeRows strange) {
        strange.allowAnything();
        for (String number : NUMBERS) {
            for (String status : List.of("'active'", "'exploded'", "NULL")) {
                strange.variant(status, "now()", "0.1", "'x'", "'bait'")
                        .counts(number, "5", "0.1")
                        .variant(status, "now()", "0.1", "'x'", "'bait'")
                        .counts("5", number, "0.1");
            }
            strange.minute(number, "5").minute("5", number);
            strange.kill("'too low'", "0.1", number, "now()", "now()").fatigue("'p'", number, "0.5", "NULL", "now()");
        }
        for (String rate : RATES) {
            strange.variant("'active'", "now()", rate, "'x'", "'bait'").counts("1000", "10", "0.1");
            strange.variant("'active'", "now()", "1e-300", "'x'", "'bait'").counts("1000", "10", rate);
            strange.kill("'too low'", rate, "5", "now()", "now()").fatigue("'r'", "5", rate, "NULL", "now()");
        }
        for (String time : TIMES) {
            strange.variant("'active'", time, "0.1", "'x'", "'bait'").counts("1000", "10", "0.1", time);
            strange.variant("'killed'", time, "0.1", "'x'", "'bait'").killOfLast("now()", "NULL");
            strange.kill("'too low'", "0.1", "5", time, "now()").kill("'too low'", "0.1", "5", "now()", time);
            strange.event("'early_kill'", "'v'", "'{}'", time).fatigue("'t'", "5", "0.9", "NULL", time);
        }
        for (String text : TEXTS) {
            strange.variant("'active'", "now()", "0.1", text, text).counts("1000", "10", "0.1");
            strange.kill(text, "0.1", "5", "now()", "now()").fatigue(text, "5", "0.9", text, "now()");
        }
        strange.kill("NULL", "0.1", "5", "now()", "now()");
        for (String data : DATA) {
            for (String type : List.of(
                    "'variant_posted'",
                    "'performance_update'",
                    "'early_kill'",
                    "'optimization_alert'",
                    "'of_tomorrow'",
                    "NULL")) {
                strange.event(type, "'v'", data, "now() - interval '1 minute'");
            }
        }
    }

    private void readEverything(boolean heldAgainstContract) {
        assertThat(Routes.api()).as("what each answer must hold").containsExactlyInAnyOrderElementsOf(GOOD.keySet());
        GOOD.forEach((path, good) -> {
            Response answer = given().accept("application/json").get(address(path));
            assertThat(answer.statusCode()).as(path + answer.asString()).isEqualTo(200);
            assertThat(answer.asString()).as(path).contains(good);
            if (heldAgainstContract) {
                Contract.assertAnswer(path, 200, "application/json", answer.asString());
            }
        });
        assertThat(given().accept("text/csv")
                        .get("/api/events/" + rows.persona())
                        .asString())
                .contains("good-kill");
        String metrics = given().get("/api/metrics/" + rows.persona()).asString();
        assertThat(metrics).contains("good-variant", "good-pattern");
        assertThat(Contract.parse(metrics).at("/real_time_feed").toString()).contains("good-kill");
        if (heldAgainstContract) {
            try (LiveClient client = LiveClient.connect(rows.persona())) {
                assertThat(client.next("initial_data").toString()).contains("good-variant");
                client.say("{\"type\":\"ping\"}").next("pong");
            }
        }
    }

    private String address(String path) {
        String address = Routes.address(path, rows.persona(), "good-variant");
        return Routes.takes(path, "limit") ? address + "?limit=500" : address;
    }
}
