package io.variantdash.query.personas;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.web.paging.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class PersonasResourceTest {

    private final String prefix = "personas-" + UUID.randomUUID();

    @Test
    void listsEveryPersonaOnceOverAllPages() {
        Rows.of(prefix + "-a")
                .variant("1", "active", Instant.parse("2026-01-01T00:00:00Z"), 0.05)
                .variant("2", "killed", Instant.parse("2026-01-02T00:00:00Z"), 0.05);
        Rows.of(prefix + "-b").variant("1", "active", null, null);
        Rows.of(prefix + "-ä/%").variant("1", "active", null, null);

        List<Map<String, Object>> ours = pages();

        assertThat(ours)
                .extracting(persona -> persona.get("persona_id"))
                .containsExactly(prefix + "-a", prefix + "-b", prefix + "-ä/%");
        assertThat(ours.get(0))
                .containsEntry("total_variants", 2)
                .containsEntry("active_variants", 1)
                .containsEntry("last_posted_at", "2026-01-02T00:00:00Z");
        assertThat(ours.get(1)).containsEntry("last_posted_at", null);
    }

    @Test
    void judgesEveryPersonaByWhatItsActiveVariantsEarn() {
        Instant now = Instant.now();
        Instant before = now.minus(Duration.ofDays(2));
        Rows.of(prefix + "-good").variant("v", "active", before, 0.05).counts("v", 1000, 45);
        Rows.of(prefix + "-weak").variant("v", "active", before, 0.05).counts("v", 1000, 35);
        Rows.of(prefix + "-bad").variant("v", "active", before, 0.05).counts("v", 1000, 20);
        Rows.of(prefix + "-unseen").variant("v", "active", before, 0.05).counts("v", 99, 0);
        Rows.of(prefix + "-over").variant("v", "completed", before, 0.05).counts("v", 1000, 1);
        Rows.of(prefix + "-killed").variant("v", "active", now, 0.05).variant("k", "killed", now, 0.05);

        Map<String, Map<String, Object>> ours = ours();

        assertThat(ours.get("good")).containsEntry("health", "healthy");
        assertThat(ours.get("weak")).containsEntry("health", "watch");
        assertThat(ours.get("bad")).containsEntry("health", "critical");
        assertThat(ours.get("unseen")).containsEntry("health", "healthy");
        assertThat(ours.get("over")).containsEntry("health", "idle").containsEntry("performance_vs_prediction", null);
        assertThat(ours.get("killed"))
                .containsEntry("health", "critical")
                .containsEntry("posted_last_day", 2)
                .containsEntry("killed_last_day", 1);
        assertThat(ours.get("weak"))
                .extractingByKey("performance_vs_prediction", InstanceOfAssertFactories.FLOAT)
                .isCloseTo(-0.3f, within(1e-6f));
        assertThat(ours.get("good"))
                .extractingByKey("avg_engagement_rate", InstanceOfAssertFactories.FLOAT)
                .isCloseTo(0.045f, within(1e-6f));
    }

    @Test
    void tellsWhenAPersonaWasLastActive() {
        Rows rows = Rows.of(prefix + "-x").variant("v", "active", null, null);
        Instant time = Instant.parse("2026-01-31T10:00:00Z");
        rows.event(new PerformanceUpdate(null, rows.persona(), "v", 10, 1, 0.1, time))
                .event(new PerformanceUpdate(null, rows.persona(), "v", 11, 1, 0.1, time.minusSeconds(1)));

        assertThat(ours().get("x")).containsEntry("last_activity_at", "2026-01-31T10:00:00Z");
    }

    @Test
    void comparesWhatTheyEarnWithWhatWasPredicted() {
        Instant before = Instant.now().minus(Duration.ofDays(2));
        Rows.of(prefix + "-one").variant("v", "active", before, 0.05).counts("v", 10_000, 450);
        Rows.of(prefix + "-even")
                .variant("v", "active", before, 0.04)
                .counts("v", 5_000, 225)
                .variant("w", "active", before, 0.06)
                .counts("w", 5_000, 225);
        Rows.of(prefix + "-uneven")
                .variant("v", "active", before, 0.05)
                .counts("v", 5_000, 100)
                .variant("w", "active", before, null)
                .counts("w", 5_000, 350);
        Rows.of(prefix + "-unseen").variant("v", "active", before, 0.05);

        Map<String, Map<String, Object>> ours = ours();

        assertThat(ours.get("one")).containsEntry("er", 0.045f).containsEntry("predicted_er", 0.05f);
        assertThat(ours.get("even")).containsEntry("er", 0.045f).containsEntry("predicted_er", 0.05f);
        // Wald's interval, which is as good as exact at so many views.
        double margin = 1.96 * Math.sqrt(0.045 * 0.955 / 10_000);
        assertThat(end(ours, "one", "low")).isCloseTo(0.045 - margin, within(2e-4));
        assertThat(end(ours, "one", "high")).isCloseTo(0.045 + margin, within(2e-4));
        assertThat(end(ours, "even", "high")).isEqualTo(end(ours, "one", "high"));
        assertThat(end(ours, "uneven", "high")).isGreaterThan(0.045 + 5 * margin);
        assertThat(ours.get("unseen"))
                .containsEntry("er", null)
                .containsEntry("posterior", null)
                .containsEntry("predicted_er", null);
    }

    @Test
    void drawsWhatTheLastSixtyMinutesBrought() {
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        Rows.of(prefix + "-busy")
                .variant("v", "active", minute, 0.05)
                .minute("v", minute.minus(Duration.ofMinutes(59)), 1_000, 500)
                .minute("v", minute.minus(Duration.ofMinutes(10)), 1_100, 510)
                .minute("v", minute.minus(Duration.ofMinutes(9)), 1_100, 510)
                .minute("v", minute.minus(Duration.ofMinutes(8)), 1_300, 520)
                .variant("w", "active", minute, 0.05)
                .minute("w", minute.minus(Duration.ofMinutes(9)), 50, 5)
                .minute("w", minute.minus(Duration.ofMinutes(8)), 250, 15)
                .variant("k", "killed", minute, 0.05)
                .minute("k", minute.minus(Duration.ofMinutes(9)), 50, 5)
                .minute("k", minute.minus(Duration.ofMinutes(8)), 1_000, 900);
        Rows.of(prefix + "-quiet").variant("v", "active", minute, 0.05);

        Map<String, Map<String, Object>> ours = ours();

        List<?> busy = (List<?>) field(ours, "busy", "sparkline");
        // The minute may be over by the time of the answer.
        int place = busy.get(49) == null ? 48 : 49;
        assertThat(busy).hasSize(60);
        assertThat(busy.get(place)).isEqualTo(0.1f);
        assertThat(busy.get(place + 1)).isNull();
        assertThat(busy.get(place + 2)).isEqualTo(0.05f);
        assertThat(busy.stream().filter(Objects::nonNull)).hasSize(2);
        assertThat((List<?>) field(ours, "quiet", "sparkline")).hasSize(60).containsOnlyNulls();
    }

    @Test
    void countsWhatWasKilledToday() {
        Instant now = Instant.now();
        Instant yesterday = now.minus(Duration.ofDays(1));
        Rows.of(prefix + "-killer")
                .variant("v", "killed", yesterday, 0.05)
                .kill("v", now, yesterday)
                .kill("v", now, yesterday)
                .variant("w", "killed", yesterday, 0.05)
                .kill("w", yesterday, null)
                .kill("w", now, null);

        assertThat(ours().get("killer")).containsEntry("kills_today", 1);
    }

    @Test
    void sendsNothingToWhoHasItAlready() {
        Rows rows = Rows.of(prefix + "-same").variant("v", "active", null, null);
        String place = Cursor.after("personas", prefix + "-samd").text();
        String address = "/api/personas?limit=1&cursor=" + place;
        Response first = given().get(address);
        assertThat(first.path("personas[0].persona_id").toString()).isEqualTo(rows.persona());

        given().header("If-None-Match", first.header("ETag"))
                .get(address)
                .then()
                .statusCode(304);
        rows.variant("w", "active", null, null);
        given().header("If-None-Match", first.header("ETag"))
                .get(address)
                .then()
                .statusCode(200);
    }

    private static double end(Map<String, Map<String, Object>> personas, String id, String name) {
        return ((Number) field(personas, id, "posterior", name)).doubleValue();
    }

    /** What is there under these names, one within the other. */
    private static Object field(Object from, String... names) {
        Object found = from;
        for (String name : names) {
            found = Objects.requireNonNull(((Map<?, ?>) found).get(name), name);
        }
        return found;
    }

    /** Those of this test, by the end of their ids. */
    private Map<String, Map<String, Object>> ours() {
        return pages().stream()
                .collect(Collectors.toMap(
                        persona -> String.valueOf(persona.get("persona_id")).substring(prefix.length() + 1),
                        persona -> persona));
    }

    /** Those of this test, over all of their pages; the many of other tests are before and behind them. */
    private List<Map<String, Object>> pages() {
        List<Map<String, Object>> seen = new ArrayList<>();
        String cursor = Cursor.after("personas", prefix).text();
        do {
            String body = given().get("/api/personas?limit=2&cursor=" + cursor).asString();
            Contract.assertValid("Personas", body);
            seen.addAll(JsonPath.from(body).getList("personas"));
            cursor = JsonPath.from(body).getString("next_cursor");
        } while (cursor != null && isOurs(seen.get(seen.size() - 1)));
        return seen.stream().filter(this::isOurs).toList();
    }

    private boolean isOurs(Map<String, Object> persona) {
        return String.valueOf(persona.get("persona_id")).startsWith(prefix);
    }
}
