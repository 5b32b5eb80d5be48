package io.variantdash.query.optimization;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.PersonaThresholds;
import io.variantdash.query.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Thresholds that are set for a persona alone, and the holdout. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class OwnThresholdsTest {

    private final Instant recently = Instant.now().minus(Duration.ofHours(2));

    @Test
    void arePersonasOwnAndNamedInTheAnswer() {
        JsonPath usual = of(poor(Rows.ofNewPersona()).persona());
        JsonPath careful = of(poor(Rows.of(PersonaThresholds.CAREFUL)).persona());

        assertThat(usual.getList("suggestions.type", String.class)).contains("early_kill_candidate");
        assertThat(usual.getBoolean("thresholds.of_persona")).isFalse();
        assertThat(usual.getDouble("thresholds.wrong_kill_cost")).isEqualTo(1);
        assertThat(careful.getList("suggestions.type", String.class)).doesNotContain("early_kill_candidate");
        assertThat(careful.getBoolean("thresholds.of_persona")).isTrue();
        assertThat(careful.getDouble("thresholds.wrong_kill_cost")).isEqualTo(50);
        assertThat(careful.getDouble("thresholds.protected_share")).isEqualTo(0.8);
    }

    @Test
    void letsAShareOfTheBadVariantsRun() {
        Rows rows = Rows.of(PersonaThresholds.CURIOUS);
        for (int i = 0; i < 40; i++) {
            rows.variant("bad-" + i, "active", recently, 0.06).counts("bad-" + i, 1000, 10);
        }

        JsonPath answer = of(PersonaThresholds.CURIOUS);

        String kills = "suggestions.findAll { it.type == 'early_kill_candidate' && it.evidence.holdout == %s }";
        assertThat(answer.getList(kills.formatted("true") + ".action", String.class))
                .hasSizeBetween(8, 32)
                .allMatch(action -> action.startsWith("Let it run"));
        assertThat(answer.getList(kills.formatted("true") + ".priority", String.class))
                .containsOnly("low");
        assertThat(answer.getList(kills.formatted("true") + ".evidence.holdout_share", Double.class))
                .containsOnly(0.5);
        assertThat(answer.getList(kills.formatted("false") + ".action", String.class))
                .isNotEmpty()
                .allMatch(action -> action.startsWith("Stop it"));
    }

    private Rows poor(Rows rows) {
        return rows.variant("poor", "active", recently, 0.06).counts("poor", 300, 7);
    }

    private static JsonPath of(String persona) {
        String answer = given().get("/api/optimization/{persona}", persona).asString();
        Contract.assertValid("Optimization", answer);
        return JsonPath.from(answer);
    }
}
