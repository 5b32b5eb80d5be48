package io.variantdash.query.optimization;

import static io.variantdash.query.optimization.AnsweredSuggestions.PRECISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of data that is wrong, missing or late. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class DataQualitySuggestionsTest {

    private final Instant recently = Instant.now().minus(Duration.ofHours(2));
    private final Instant justNow = Instant.now().minus(Duration.ofMinutes(1));
    private final Rows rows = Rows.ofNewPersona();
    private final AnsweredSuggestions suggestions = new AnsweredSuggestions(rows.persona());

    @Test
    void tellsOfCountsThatCannotBe() {
        rows.variant("odd", "active", recently, 0.05).counts("odd", 10, 20);

        JsonPath suggestion = suggestions.only("data_quality");

        assertThat(suggestion.getString("evidence.check")).isEqualTo("impossible_counts");
        assertThat(suggestion.getList("evidence.variants", String.class)).containsExactly("odd");
    }

    @Test
    void tellsOfVariantsOfWhichNoMonitorTells() {
        rows.variant("silent", "active", recently, 0.05).variant("new", "active", justNow, 0.05);

        JsonPath suggestion = suggestions.only("data_quality");

        assertThat(suggestion.getString("evidence.check")).isEqualTo("silent");
        assertThat(suggestion.getList("evidence.variants", String.class)).containsExactly("silent");
    }

    @Test
    void tellsOnceOfAMonitorThatTellsNothing() {
        rows.variant("a", "active", recently, 0.05)
                .variant("b", "active", recently, 0.05)
                .activity("performance_update", Instant.now().minus(Duration.ofMinutes(12)), 0L);

        JsonPath suggestion = suggestions.only("data_quality");

        assertThat(suggestion.getString("evidence.check")).isEqualTo("silent_monitor");
        Duration silence = Duration.between(
                Instant.parse(suggestion.getString("evidence.last_event_at")),
                Instant.parse(suggestion.getString("evidence.as_of")));
        assertThat(suggestion.getDouble("evidence.observed"))
                .isEqualTo(silence.toMillis() / 1e3, within(PRECISION))
                .isGreaterThan(suggestion.getDouble("evidence.limit"));
    }

    @Test
    void tellsOfCountersThatFell() {
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        rows.variant("reset", "active", recently, 0.05)
                .counts("reset", 20, 1)
                .minute("reset", minute.minusSeconds(120), 50, 2)
                .minute("reset", minute.minusSeconds(60), 20, 1)
                .variant("steady", "active", recently, 0.05)
                .counts("steady", 20, 1)
                .minute("steady", minute.minusSeconds(120), 20, 1)
                .minute("steady", minute.minusSeconds(60), 20, 1);

        JsonPath suggestion = suggestions.only("data_quality");

        assertThat(suggestion.getString("evidence.check")).isEqualTo("fallen_counts");
        assertThat(suggestion.getList("evidence.variants", String.class)).containsExactly("reset");
    }

    @ParameterizedTest
    @CsvSource({"-61, ahead", "61, late"})
    void tellsOfClocksThatDifferByMoreThanAMinute(long seconds, String word) {
        rows.activity("early_kill", justNow, seconds * 1_000_000)
                .activity("pattern_fatigue", justNow, 59_000_000L)
                .activity("variant_posted", justNow, 600_000_000L)
                .activity("optimization_alert", Instant.now().minus(Duration.ofHours(2)), 600_000_000L);

        JsonPath suggestion = suggestions.only("data_quality");

        assertThat(suggestion.getString("evidence.check")).isEqualTo("clock");
        assertThat(suggestion.getString("evidence.monitor")).isEqualTo("early_kill");
        assertThat(suggestion.getDouble("evidence.observed")).isEqualTo((double) seconds);
        assertThat(suggestion.getString("title")).contains(word);
    }

    @Test
    void tellsOfRefusedRecordsOfThePersona() {
        rows.deadLetter(1, justNow, null)
                .deadLetter(2, justNow, null)
                .deadLetter(3, Instant.now().minus(Duration.ofHours(2)), null);

        JsonPath suggestion = suggestions.only("data_quality");

        assertThat(suggestion.getString("evidence.check")).isEqualTo("dead_letters");
        assertThat(suggestion.getDouble("evidence.observed")).isEqualTo(2);
    }
}
