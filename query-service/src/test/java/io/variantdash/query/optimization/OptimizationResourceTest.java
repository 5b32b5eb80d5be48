package io.variantdash.query.optimization;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class OptimizationResourceTest {

    private final Instant yesterday = Instant.now().minus(Duration.ofHours(30));
    private final Instant recently = Instant.now().minus(Duration.ofHours(2));
    private final Rows rows = Rows.ofNewPersona();

    @Test
    void suggestsToStopAPatternThatCrediblyEarnsLessThanHalf() {
        rows.variant("a", "active", yesterday, 0.06, "bait")
                .counts("a", 2000, 20)
                .variant("b", "killed", yesterday, 0.05, "bait")
                .counts("b", 2000, 20)
                .variant("c", "active", yesterday, 0.05, "question")
                .counts("c", 2000, 100);

        JsonPath suggestion = suggestions().setRootPath("suggestions[0]");

        assertThat(suggestion.getString("type")).isEqualTo("pattern_optimization");
        assertThat(suggestion.getString("priority")).isEqualTo("high");
        assertThat(suggestion.getString("action")).contains("bait");
        assertThat(suggestion.getString("evidence.pattern")).isEqualTo("bait");
        assertThat(suggestion.getLong("evidence.variants")).isEqualTo(2);
        assertThat(suggestion.getLong("evidence.views")).isEqualTo(4000);
        assertThat(suggestion.getLong("evidence.interactions")).isEqualTo(40);
        assertThat(suggestion.getDouble("evidence.expected_er")).isEqualTo(0.055);
        assertThat(suggestion.getDouble("evidence.actual_er")).isEqualTo(0.01);
        assertThat(suggestion.getDouble("evidence.probability")).isGreaterThan(0.99);
        assertThat(suggestions().getList("suggestions")).hasSize(1);
    }

    @Test
    void saysNothingWhereTooFewViewsMakeItCredible() {
        rows.variant("a", "active", yesterday, 0.06, "bait").counts("a", 40, 1);

        assertThat(suggestions().getList("suggestions")).isEmpty();
    }

    @Test
    void suggestsToRecalibrateWhereMoreThanThreeInTenAreKilled() {
        for (int i = 0; i < 6; i++) {
            rows.variant("v" + i, "active", recently, 0.05);
        }
        for (int i = 0; i < 4; i++) {
            rows.variant("k" + i, "killed", recently, 0.05).variant("old" + i, "killed", yesterday, 0.05);
        }

        JsonPath suggestion = suggestions().setRootPath("suggestions[0]");

        assertThat(suggestion.getString("type")).isEqualTo("prediction_calibration");
        assertThat(suggestion.getString("priority")).isEqualTo("medium");
        assertThat(suggestion.getLong("evidence.posted")).isEqualTo(10);
        assertThat(suggestion.getLong("evidence.killed")).isEqualTo(4);
        assertThat(suggestion.getDouble("evidence.kill_rate")).isEqualTo(0.4);
    }

    @Test
    void toleratesThreeKillsInTen() {
        for (int i = 0; i < 7; i++) {
            rows.variant("v" + i, "active", recently, 0.05);
        }
        for (int i = 0; i < 3; i++) {
            rows.variant("k" + i, "killed", recently, 0.05);
        }

        assertThat(suggestions().getList("suggestions")).isEmpty();
    }

    @Test
    void saysTheSameInTheSnapshot() {
        rows.variant("k", "killed", recently, 0.05, "bait").counts("k", 5000, 5);

        JsonPath metrics = given().get("/api/metrics/" + rows.persona()).jsonPath();

        assertThat(metrics.getList("optimization_opportunities.type"))
                .containsExactly("pattern_optimization", "prediction_calibration");
        assertThat(metrics.getList("optimization_opportunities"))
                .isEqualTo(suggestions().getList("suggestions"));
    }

    private JsonPath suggestions() {
        String body = given().get("/api/optimization/" + rows.persona())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Contract.assertValid("Optimization", body);
        return JsonPath.from(body);
    }
}
