package io.variantdash.query.variants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class VariantsResourceTest {

    private final Instant now = Instant.now();
    private final Rows rows = Rows.ofNewPersona();

    @Test
    void showsAVariantAgainstItsPrediction() {
        rows.variant("v", "active", now.minus(Duration.ofMinutes(125)), 0.05, "question")
                .counts("v", 1000, 60);

        String body = get("");

        Contract.assertValid("ActiveVariants", body);
        JsonPath variant = JsonPath.from(body).setRootPath("variants[0]");
        assertThat(variant.getString("id")).isEqualTo("v");
        assertThat(variant.getString("content")).isEqualTo("content of v");
        assertThat(variant.getString("pattern_used")).isEqualTo("question");
        assertThat(variant.getString("status")).isEqualTo("active");
        assertThat(variant.getString("time_since_post")).isEqualTo("2h");
        assertThat(variant.getDouble("current_er")).isEqualTo(0.06);
        assertThat(variant.getLong("interaction_count")).isEqualTo(60);
        assertThat(variant.getLong("live_metrics.views")).isEqualTo(1000);
        assertThat(variant.getLong("live_metrics.interactions")).isEqualTo(60);
        assertThat(variant.getDouble("live_metrics.engagement_rate")).isEqualTo(0.06);
        assertThat(variant.getDouble("performance_vs_prediction")).isEqualTo(0.2, within(1e-9));
    }

    @Test
    void listsOnlyActiveVariantsOfThePersonaNewestPostFirst() {
        rows.variant("old", "active", now.minusSeconds(100), 0.05)
                .variant("new", "active", now.minusSeconds(10), 0.05)
                .variant("unposted", "active", null, null)
                .variant("killed", "killed", now, 0.05)
                .variant("paused", "paused", now, 0.05);
        Rows.ofNewPersona().variant("new", "active", now, 0.05);

        String body = get("");

        Contract.assertValid("ActiveVariants", body);
        assertThat(ids(body)).containsExactly("new", "old", "unposted");
        assertThat(JsonPath.from(body).getString("next_cursor")).isNull();
    }

    @Test
    void showsAVariantWithoutPostAsActiveWithoutPrediction() {
        rows.variant("v", "active", null, null).counts("v", 10, 1);

        String body = get("");

        Contract.assertValid("ActiveVariants", body);
        JsonPath variant = JsonPath.from(body).setRootPath("variants[0]");
        assertThat(variant.getDouble("current_er")).isEqualTo(0.1);
        assertThat(variant.<Object>get("predicted_er")).isNull();
        assertThat(variant.<Object>get("time_since_post")).isNull();
        assertThat(variant.<Object>get("performance_vs_prediction")).isNull();
    }

    @Test
    void survivesPredictionsNearZero() {
        rows.variant("zero", "active", now, 0.0)
                .counts("zero", 100, 50)
                .variant("tiny", "active", now, Double.MIN_VALUE)
                .counts("tiny", 100, 50);

        Contract.assertValid("ActiveVariants", get(""));
        given().get("/api/metrics/" + rows.persona())
                .then()
                .statusCode(200)
                .body("performance_leaders.id", contains("tiny", "zero"))
                .body("performance_leaders[1].performance_vs_prediction", equalTo(0.0f));
    }

    @Test
    void leadsThroughAllPagesWithoutRepeatingOrMissingAny() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            rows.variant("same-time-" + i, "active", now, 0.05);
            expected.add("same-time-" + i);
        }
        for (int i = 0; i < 2; i++) {
            rows.variant("older-" + i, "active", now.minusSeconds(i + 1), 0.05);
            expected.add("older-" + i);
        }
        for (int i = 0; i < 3; i++) {
            rows.variant("unposted-" + i, "active", null, null);
            expected.add("unposted-" + i);
        }

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            String body = get(cursor == null ? "?limit=2" : "?limit=2&cursor=" + cursor);
            Contract.assertValid("ActiveVariants", body);
            seen.addAll(ids(body));
            cursor = JsonPath.from(body).getString("next_cursor");
        } while (cursor != null);

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void refusesTheCursorOfAnotherPersona() {
        rows.variant("a", "active", now, 0.05).variant("b", "active", now, 0.05);
        String cursor = JsonPath.from(get("?limit=1")).getString("next_cursor");

        given().get("/api/variants/somebody-else/active?cursor=" + cursor)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("cursor"))
                .body("value", equalTo(cursor));
    }

    @Test
    void listsVariantsOfTheStatusesAskedForPageByPage() {
        rows.variant("killed", "killed", now.minusSeconds(1), 0.05)
                .counts("killed", 100, 1)
                .variant("completed", "completed", now.minusSeconds(2), 0.05)
                .variant("active", "active", now, 0.05)
                .variant("unposted", "killed", null, null);

        String first = list("?status=killed,completed&limit=2");
        String cursor = JsonPath.from(first).getString("next_cursor");
        String second = list("?status=killed,completed&limit=2&cursor=" + cursor);

        Contract.assertValid("ActiveVariants", first);
        assertThat(ids(first)).containsExactly("killed", "completed");
        assertThat(JsonPath.from(first).getString("variants[0].status")).isEqualTo("killed");
        assertThat(ids(second)).containsExactly("unposted");
        assertThat(ids(list(""))).containsExactly("active", "killed", "completed", "unposted");
    }

    @Test
    void refusesAStatusThatIsNoneAndTheCursorOfOtherStatuses() {
        rows.variant("a", "killed", now, 0.05).variant("b", "killed", now, 0.05);
        String cursor = JsonPath.from(list("?status=killed&limit=1")).getString("next_cursor");

        given().get("/api/variants/" + rows.persona() + "?status=gone")
                .then()
                .statusCode(400)
                .body("field", equalTo("status"));
        given().get("/api/variants/" + rows.persona() + "?status=paused&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("field", equalTo("cursor"));
    }

    private String list(String query) {
        return given().get("/api/variants/" + rows.persona() + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private String get(String query) {
        return given().get("/api/variants/" + rows.persona() + "/active" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static List<String> ids(String body) {
        return JsonPath.from(body).getList("variants.id");
    }
}
