package io.variantdash.query.personas;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

        List<Map<String, Object>> seen = allPersonas();

        assertThat(seen).extracting(persona -> persona.get("persona_id")).doesNotHaveDuplicates();
        List<Map<String, Object>> ours = seen.stream()
                .filter(persona -> String.valueOf(persona.get("persona_id")).startsWith(prefix))
                .toList();
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

    /** Those of this test, over all pages, by the end of their ids. */
    private Map<String, Map<String, Object>> ours() {
        return allPersonas().stream()
                .filter(persona -> String.valueOf(persona.get("persona_id")).startsWith(prefix + "-"))
                .collect(Collectors.toMap(
                        persona -> String.valueOf(persona.get("persona_id")).substring(prefix.length() + 1),
                        persona -> persona));
    }

    private static List<Map<String, Object>> allPersonas() {
        List<Map<String, Object>> seen = new ArrayList<>();
        String cursor = null;
        do {
            String body = given().get("/api/personas?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .asString();
            Contract.assertValid("Personas", body);
            seen.addAll(JsonPath.from(body).getList("personas"));
            cursor = JsonPath.from(body).getString("next_cursor");
        } while (cursor != null);
        return seen;
    }
}
