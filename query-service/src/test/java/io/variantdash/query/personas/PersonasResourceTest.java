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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

        List<Map<String, Object>> seen = new ArrayList<>();
        String cursor = null;
        do {
            String body = given().get("/api/personas?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .asString();
            Contract.assertValid("Personas", body);
            seen.addAll(JsonPath.from(body).getList("personas"));
            cursor = JsonPath.from(body).getString("next_cursor");
        } while (cursor != null);

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

        JsonPath compared = compare("good", "weak", "bad", "unseen", "over", "killed", "nobody");

        assertThat(compared.getList("personas.health"))
                .containsExactly("healthy", "watch", "critical", "healthy", "idle", "critical", "idle");
        assertThat(compared.getDouble("personas[1].performance_vs_prediction")).isEqualTo(-0.3, within(1e-9));
        assertThat(compared.getDouble("personas[0].avg_engagement_rate")).isEqualTo(0.045, within(1e-9));
        assertThat(compared.<Object>get("personas[4].performance_vs_prediction"))
                .isNull();
        assertThat(compared.getLong("personas[5].posted_last_day")).isEqualTo(2);
        assertThat(compared.getLong("personas[5].killed_last_day")).isEqualTo(1);
        assertThat(compared.getLong("personas[6].total_variants")).isZero();
    }

    @Test
    void tellsWhenAPersonaWasLastActive() {
        Rows rows = Rows.of(prefix + "-x");
        Instant time = Instant.parse("2026-01-31T10:00:00Z");
        rows.event(new PerformanceUpdate(null, rows.persona(), "v", 10, 1, 0.1, time))
                .event(new PerformanceUpdate(null, rows.persona(), "v", 11, 1, 0.1, time.minusSeconds(1)));

        assertThat(compare("x").getString("personas[0].last_activity_at")).isEqualTo("2026-01-31T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?persona=", "?persona=%20", "?persona=a&persona=a%00b", "?persona=a%FF"})
    void refusesToCompareWhatCannotBeAPersona(String query) {
        Response answer = given().urlEncodingEnabled(false).get("/api/comparison" + query);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        Contract.assertValid("Problem", answer.asString());
    }

    @Test
    void refusesToCompareMoreThanAnybodyCanRead() {
        String query = IntStream.range(0, 21).mapToObj(i -> "persona=" + i).collect(Collectors.joining("&"));

        Response answer = given().get("/api/comparison?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("allowed")).contains("1 to 20");
    }

    private JsonPath compare(String... names) {
        String query = Arrays.stream(names)
                .map(name -> "persona=" + prefix + "-" + name)
                .collect(Collectors.joining("&"));
        String body = given().get("/api/comparison?" + query).asString();
        Contract.assertValid("Comparison", body);
        return JsonPath.from(body);
    }
}
