package io.variantdash.query.optimization.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.event.AlertState;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.Priority;
import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import io.variantdash.query.optimization.stats.posterior.Interval;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class HistoryResourceTest {

    /** As exact as this reader of JSON is. */
    private static final Offset<Double> CLOSE = Offset.offset(1e-7);

    private final Instant yesterday =
            Instant.now().truncatedTo(ChronoUnit.MICROS).minus(Duration.ofHours(30));
    private final Rows rows = Rows.ofNewPersona();

    @Test
    void tellsWhenAndWhyASuggestionStood() {
        rows.variant("bad", "completed", yesterday, 0.06).counts("bad", 3000, 50);
        raised("kill-bad", "early_kill_candidate", "bad", 0, kill(1000, 20, false));
        // Told again, as after a change of the owner: the same episode.
        raised("kill-bad", "early_kill_candidate", "bad", 1, kill(1100, 22, false));
        cleared("kill-bad", "early_kill_candidate", "bad", 5);
        raised("kill-bad", "early_kill_candidate", "bad", 9, kill(2000, 35, false));

        JsonPath history = history("");

        assertThat(history.getList("episodes.suggestion_id")).containsExactly("kill-bad", "kill-bad");
        assertThat(history.getList("episodes.raised_at", String.class).stream().map(Instant::parse))
                .containsExactly(minute(9), minute(0));
        assertThat(history.getString("episodes[0].cleared_at")).isNull();
        assertThat(Instant.parse(history.getString("episodes[1].cleared_at"))).isEqualTo(minute(5));
        assertThat(history.getString("episodes[1].why")).isEqualTo("why raised");
        assertThat(history.getString("episodes[1].why_cleared")).isEqualTo("why cleared");
        assertThat(history.getDouble("episodes[1].after.final_er")).isEqualTo(50 / 3000.0, CLOSE);
        assertThat(history.getDouble("episodes[1].after.predicted_er")).isEqualTo(0.06);
        assertThat(history.getLong("episodes[1].after.views_since")).isEqualTo(2000);
        assertThat(history.getDouble("episodes[1].after.er_since")).isEqualTo(30 / 2000.0, CLOSE);
        assertThat(history.getInt("types[0].episodes")).isEqualTo(2);
        assertThat(history.getInt("types[0].open")).isEqualTo(1);
    }

    @Test
    void countsHitsAndMissesWithTheirInterval() {
        // Protected from 0.8 × 0.06 on.
        end("failed", "completed", 1000, 20);
        end("hardly", "completed", 1000, 47);
        end("recovered", "completed", 1000, 48);
        end("stopped", "killed", 1000, 10);
        end("running", "active", 1000, 70);
        for (String id : List.of("failed", "hardly", "recovered", "stopped", "running")) {
            raised("kill-" + id, "early_kill_candidate", id, 0, kill(500, 5, false));
        }

        JsonPath history = history("");

        assertThat(history.getList("episodes.findAll { it.outcome == 'miss' }.variant_id", String.class))
                .containsExactlyInAnyOrder("recovered", "running");
        assertThat(history.getInt("types[0].all.judged")).isEqualTo(5);
        assertThat(history.getInt("types[0].all.hits")).isEqualTo(3);
        assertThat(history.getInt("types[0].ended_by_kill")).isEqualTo(1);
        assertThat(history.getDouble("types[0].all.hit_rate")).isEqualTo(0.6);
        Interval interval = new EngagementPosterior(3, 5).interval();
        assertThat(history.getDouble("types[0].all.interval.low")).isEqualTo(interval.low(), CLOSE);
        assertThat(history.getDouble("types[0].all.interval.high")).isEqualTo(interval.high(), CLOSE);
        assertThat(history.getInt("types[0].holdout.judged")).isZero();
        assertThat(history.getString("types[0].holdout.hit_rate")).isNull();
    }

    @Test
    void countsTheHoldoutApart() {
        end("let-run", "completed", 1000, 55);
        end("other", "completed", 1000, 10);
        raised("a", "early_kill_candidate", "let-run", 0, kill(500, 5, true));
        raised("b", "early_kill_candidate", "other", 0, kill(500, 5, false));

        JsonPath history = history("");

        assertThat(history.getInt("types[0].all.judged")).isEqualTo(2);
        assertThat(history.getInt("types[0].holdout.judged")).isEqualTo(1);
        assertThat(history.getInt("types[0].holdout.hits")).isZero();
        assertThat(history.getBoolean("episodes.find { it.variant_id == 'let-run' }.holdout"))
                .isTrue();
    }

    @Test
    void doesNotJudgeWhatIsTooEarlyOrAboutNoVariant() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        end("running", "active", 1000, 20);
        rows.event(alert("kill", "early_kill_candidate", "running", AlertState.RAISED, now, kill(900, 18, false)));
        raised("worn", "pattern_fatigue", null, 0, null);
        raised("gone", "early_kill_candidate", "never-posted", 0, kill(900, 18, false));

        JsonPath history = history("");

        assertThat(history.getList("episodes.outcome")).containsOnlyNulls().hasSize(3);
        assertThat(history.getInt("types.find { it.type == 'pattern_fatigue' }.all.judged"))
                .isZero();
    }

    @Test
    void judgesWinnersAndViewsBetterUsedElsewhereByTheOthers() {
        end("best", "completed", 1000, 80);
        end("second", "completed", 1000, 60);
        end("third", "completed", 1000, 30);
        ObjectNode compared = JsonNodeFactory.instance.objectNode();
        for (String id : List.of("best", "second", "third")) {
            compared.withArray("compared").addObject().put("variant_id", id);
        }
        raised("win-1", "scale_winner", "best", 0, compared);
        raised("win-2", "scale_winner", "second", 1, compared);
        raised("else-1", "better_used_elsewhere", "third", 2, others(0.05));
        raised("else-2", "better_used_elsewhere", "second", 3, others(0.05));

        assertThat(history("").getList("episodes.outcome")).containsExactly("miss", "hit", "miss", "hit");
    }

    @Test
    void leadsFromPageToPageWithoutLossOrRepetition() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            raised("s" + i, "slow_start", null, i / 2, null);
            expected.add("s" + i);
        }

        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = history("?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            found.addAll(page.getList("episodes.suggestion_id", String.class));
            assertThat(page.getInt("types[0].episodes")).isEqualTo(7);
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(history("").getList("episodes.source")).containsOnly("monitor");
    }

    @Test
    void takesEvidenceOfAnyShape() {
        end("odd", "completed", 1000, 20);
        ObjectNode odd = JsonNodeFactory.instance.objectNode();
        odd.put("views", "many")
                .put("protected_share", "most")
                .put("compared", 7)
                .put("holdout", "perhaps");
        raised("a", "early_kill_candidate", "odd", 0, odd);
        raised("b", "scale_winner", "odd", 1, odd);

        assertThat(history("").getList("episodes.outcome")).containsExactly("hit", "hit");
        assertThat(history("").getString("episodes[0].after.views_since")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "cursor=nonsense"})
    void refusesWhatItCannotRead(String query) {
        given().get("/api/optimization/" + rows.persona() + "/history?" + query)
                .then()
                .statusCode(400);
    }

    private void end(String id, String status, long views, long interactions) {
        rows.variant(id, status, yesterday, 0.06).counts(id, views, interactions);
    }

    private static ObjectNode kill(long views, long interactions, boolean holdout) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("views", views)
                .put("interactions", interactions)
                .put("protected_share", 0.8)
                .put("holdout", holdout)
                .put("decided_by", "variant-dash-engine");
    }

    private static ObjectNode others(double rate) {
        return JsonNodeFactory.instance.objectNode().put("others_er", rate);
    }

    private Instant minute(int minute) {
        return yesterday.plusSeconds(60L * minute);
    }

    private void raised(String id, String type, @Nullable String variant, int minute, @Nullable ObjectNode evidence) {
        rows.event(alert(id, type, variant, AlertState.RAISED, minute(minute), evidence));
    }

    private void cleared(String id, String type, String variant, int minute) {
        rows.event(alert(id, type, variant, AlertState.CLEARED, minute(minute), null));
    }

    private OptimizationAlert alert(
            String id,
            String type,
            @Nullable String variant,
            AlertState state,
            Instant at,
            @Nullable ObjectNode evidence) {
        return new OptimizationAlert(
                null,
                rows.persona(),
                type,
                Priority.HIGH,
                "title",
                "description",
                null,
                "why " + state.wireName(),
                id,
                state,
                variant,
                null,
                evidence,
                at);
    }

    private JsonPath history(String query) {
        String answer = given().get("/api/optimization/" + rows.persona() + "/history" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Contract.assertValid("SuggestionHistory", answer);
        return JsonPath.from(answer);
    }
}
