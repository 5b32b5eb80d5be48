package io.variantdash.query.optimization;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What holds for all suggestions together. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class OptimizationResourceTest {

    private final Instant yesterday = Instant.now().minus(Duration.ofHours(30));
    private final Instant recently = Instant.now().minus(Duration.ofHours(2));
    private final Rows rows = Rows.ofNewPersona();
    private final AnsweredSuggestions suggestions = new AnsweredSuggestions(rows.persona());

    @Test
    void saysOneThingOfAVariantAndOneOfAPattern() {
        rows.variant("weak", "active", recently, 0.06, "bait")
                .counts("weak", 2000, 20)
                .variant("strong", "active", recently, 0.06, "question")
                .counts("strong", 2000, 200);
        for (int i = 0; i < 6; i++) {
            rows.variant("b" + i, "completed", yesterday, 0.05, "bait");
        }

        JsonPath all = suggestions.all();

        assertThat(all.getList("suggestions.type", String.class)).contains("early_kill_candidate", "scale_winner");
        assertThat(all.getList("suggestions.findAll { it.variant_id != null }.variant_id", String.class))
                .doesNotHaveDuplicates();
        assertThat(all.getList("suggestions.findAll { it.pattern != null }.pattern", String.class))
                .doesNotHaveDuplicates();
    }

    @Test
    void saysTheSameInTheSnapshot() {
        rows.variant("k", "completed", recently, 0.05, "bait").counts("k", 5000, 5);

        JsonPath metrics = given().get("/api/metrics/" + rows.persona()).jsonPath();

        assertThat(metrics.getList("optimization_opportunities.type")).containsExactly("pattern_optimization");
        assertThat(metrics.getList("optimization_opportunities.suggestion_id"))
                .isEqualTo(suggestions.all().getList("suggestions.suggestion_id"));
    }
}
