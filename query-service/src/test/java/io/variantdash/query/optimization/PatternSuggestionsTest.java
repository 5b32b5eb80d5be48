package io.variantdash.query.optimization;

import static io.restassured.RestAssured.given;
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
import java.util.List;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.junit.jupiter.api.Test;

/** What is suggested about patterns: to stop, to use and to rest them. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class PatternSuggestionsTest {

    private final Instant yesterday = Instant.now().minus(Duration.ofHours(30));
    private final Rows rows = Rows.ofNewPersona();
    private final AnsweredSuggestions suggestions = new AnsweredSuggestions(rows.persona());

    @Test
    void suggestsToStopAPatternThatCrediblyEarnsLessThanHalf() {
        rows.variant("a", "completed", yesterday, 0.06, "bait")
                .counts("a", 2000, 20)
                .variant("b", "killed", yesterday, 0.05, "bait")
                .counts("b", 2000, 20);

        JsonPath suggestion = suggestions.only("pattern_optimization");

        assertThat(suggestion.getString("priority")).isEqualTo("high");
        assertThat(suggestion.getString("pattern")).isEqualTo("bait");
        assertThat(suggestion.getString("action")).contains("bait");
        assertThat(suggestion.getLong("evidence.variants")).isEqualTo(2);
        assertThat(suggestion.getDouble("evidence.reference_er")).isEqualTo(0.055);
        assertThat(suggestion.getDouble("evidence.actual_er")).isEqualTo(0.01);
        assertThat(suggestion.getDouble("evidence.probability"))
                .isEqualTo(RegularizedBeta.value(0.0275, 40.5, 3960.5), within(PRECISION));
    }

    @Test
    void pointsOutAFreshPatternThatEarnsMore() {
        rows.variant("a", "completed", yesterday, 0.05, "question")
                .counts("a", 4000, 280)
                .variant("b", "completed", yesterday, 0.05, "list")
                .counts("b", 4000, 200);

        JsonPath suggestion = suggestions.only("pattern_opportunity");

        assertThat(suggestion.getString("pattern")).isEqualTo("question");
        assertThat(suggestion.getDouble("evidence.reference_er")).isEqualTo(0.05);
    }

    @Test
    void restsAWornPatternForAFresherOneAndNeverForAnotherWornOne() {
        for (int i = 0; i < 5; i++) {
            rows.variant("w" + i, "completed", yesterday, 0.05, "worn")
                    .variant("t" + i, "completed", yesterday, 0.05, "tired");
        }
        assertThat(suggestions.first("pattern_fatigue").getString("evidence.freshest"))
                .isNull();
        rows.variant("f", "completed", yesterday, 0.05, "fresh");

        JsonPath suggestion = suggestions.first("pattern_fatigue");

        assertThat(suggestion.getString("evidence.freshest")).isEqualTo("fresh");
        assertThat(suggestion.getString("action")).contains("fresh");
        assertThat(suggestion.getDouble("evidence.fatigue_score")).isEqualTo(5 / 6.0, within(PRECISION));
    }

    @Test
    void doesNotCallEveryPatternOfABusyPersonaWorn() {
        for (int i = 0; i < 8; i++) {
            for (String pattern : List.of("one", "two", "three")) {
                rows.variant(pattern + i, "completed", yesterday, 0.05, pattern);
            }
        }
        rows.variant("one-more", "completed", yesterday, 0.05, "one");

        assertThat(suggestions.all().getList("suggestions")).isEmpty();
    }

    @Test
    void callsAPatternOfABusyPersonaWornThatTakesFarMoreThanItsShare() {
        for (int i = 0; i < 12; i++) {
            rows.variant("often-" + i, "completed", yesterday, 0.05, "often");
        }
        for (String pattern : List.of("one", "two", "three")) {
            rows.variant(pattern, "completed", yesterday, 0.05, pattern);
        }

        JsonPath suggestion = suggestions.first("pattern_fatigue");

        assertThat(suggestion.getString("pattern")).isEqualTo("often");
        assertThat(suggestion.getString("evidence.basis")).isEqualTo("relative_use");
        assertThat(suggestion.getLong("evidence.all_posts")).isEqualTo(15);
        assertThat(suggestion.getLong("evidence.patterns")).isEqualTo(4);
    }

    @Test
    void callsAPatternWornThatEarnsLessThanItDidAndLeavesTheFigureToBeRepeated() {
        Instant lastWeek = Instant.now().minus(Duration.ofDays(10));
        for (int i = 0; i < 20; i++) {
            rows.variant("worn-" + i, "completed", lastWeek, 0.05, "worn").counts("worn-" + i, 2000, 96 + i % 9);
            rows.variant("fine-" + i, "completed", lastWeek, 0.05, "fine").counts("fine-" + i, 2000, 96 + i % 9);
        }
        for (String post : List.of("worn-a", "worn-b")) {
            rows.variant(post, "completed", yesterday, 0.05, "worn").counts(post, 8000, 40);
        }
        for (String pattern : List.of("fine", "list", "quote", "story")) {
            rows.variant(pattern, "completed", yesterday, 0.05, pattern).counts(pattern, 8000, 400);
        }

        Fits.of(rows.persona());

        JsonPath suggestion = suggestions.first("pattern_fatigue");

        assertThat(suggestion.getString("pattern")).isEqualTo("worn");
        assertThat(suggestion.getList("evidence.fired")).containsExactly("effect");
        assertThat(suggestion.getString("evidence.freshest")).isEqualTo("fine");
        JsonPath warnings = given().get("/api/metrics/" + rows.persona()).jsonPath();
        assertThat(warnings.getList("pattern_fatigue_warnings.pattern")).containsExactly("worn");
        assertThat(warnings.getList("pattern_fatigue_warnings[0].fired")).containsExactly("use", "effect");
        assertThat(warnings.getString("pattern_fatigue_warnings[0].warning_level"))
                .isEqualTo("medium");
    }
}
