package io.variantdash.query.optimization;

import static io.variantdash.query.optimization.AnsweredSuggestions.PRECISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.query.testing.Fits;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.junit.jupiter.api.Test;

/** What is suggested about the predictions of a persona. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class CalibrationSuggestionsTest {

    private final Instant yesterday = Instant.now().minus(Duration.ofHours(30));
    private final Instant recently = Instant.now().minus(Duration.ofHours(2));
    private final Rows rows = Rows.ofNewPersona();
    private final AnsweredSuggestions suggestions = new AnsweredSuggestions(rows.persona());

    @Test
    void asksToRecalibrateWhereCrediblyMoreThanThreeInTenAreKilled() {
        for (int i = 0; i < 6; i++) {
            rows.variant("v" + i, "completed", recently, 0.05);
        }
        for (int i = 0; i < 10; i++) {
            rows.variant("k" + i, "killed", recently, 0.05).variant("old" + i, "killed", yesterday, 0.05);
        }

        JsonPath suggestion = suggestions.only("prediction_calibration");

        assertThat(suggestion.getLong("evidence.posted")).isEqualTo(16);
        assertThat(suggestion.getLong("evidence.killed")).isEqualTo(10);
        assertThat(suggestion.getDouble("evidence.kill_rate")).isEqualTo(0.625);
        assertThat(suggestion.getDouble("evidence.probability"))
                .isEqualTo(1 - RegularizedBeta.value(0.3, 10.5, 6.5), within(PRECISION));
    }

    @Test
    void takesOneOfOneKilledForNoEvidence() {
        rows.variant("k", "killed", recently, 0.05);

        assertThat(suggestions.all().getList("suggestions")).isEmpty();
    }

    @Test
    void noticesBiasedPredictionsAndLearnsFromThem() {
        for (int i = 0; i < 40; i++) {
            rows.variant("v" + i, "completed", yesterday, 0.05).counts("v" + i, 1000, 30 + i % 3);
        }

        Fits.of(rows.persona());

        JsonPath suggestion = suggestions.first("prediction_calibration");

        assertThat(suggestion.getDouble("evidence.factor")).isBetween(0.6, 0.66);
        assertThat(suggestion.getDouble("evidence.p_value")).isLessThan(0.01);
        assertThat(suggestion.getInt("evidence.sample")).isEqualTo(40);
        rows.variant("new", "active", recently, 0.05).counts("new", 300, 1);
        assertThat(suggestions.first("early_kill_candidate").getString("evidence.prior.source"))
                .isEqualTo("persona");
    }
}
