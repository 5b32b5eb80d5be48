package io.variantdash.query.optimization;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.Fits;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class OptimizationResourceTest {

    /** RestAssured reads numbers as floats. */
    private static final double PRECISION = 1e-6;

    private final Instant yesterday = Instant.now().minus(Duration.ofHours(30));
    private final Instant recently = Instant.now().minus(Duration.ofHours(2));
    private final Instant justNow = Instant.now().minus(Duration.ofMinutes(1));
    private final Rows rows = Rows.ofNewPersona();

    @Test
    void suggestsToStopAVariantOnEvidenceThatCanBeRepeatedFromTheAnswerAlone() {
        rows.variant("bad", "active", recently, 0.06).counts("bad", 1000, 20);

        JsonPath suggestion = only("early_kill_candidate");

        assertThat(suggestion.getString("priority")).isEqualTo("high");
        assertThat(suggestion.getString("variant_id")).isEqualTo("bad");
        assertThat(suggestion.getString("evidence.rule")).isEqualTo("e1");
        double s = suggestion.getDouble("evidence.interactions");
        double f = suggestion.getDouble("evidence.views") - s;
        double p = suggestion.getDouble("evidence.predicted_er");
        double kill = suggestion.getDouble("evidence.kill_share") * p;
        double safe = suggestion.getDouble("evidence.protected_share") * p;
        double lnEvidence = LogBeta.value(1 + s, 1 + f)
                + Math.log(RegularizedBeta.value(kill, 1 + s, 1 + f))
                - Math.log(kill)
                - s * Math.log(safe)
                - f * Math.log(1 - safe);
        assertThat(suggestion.getDouble("evidence.ln_evidence"))
                .isEqualTo(lnEvidence, within(PRECISION))
                .isEqualTo(Math.log(19411.83), within(PRECISION))
                .isGreaterThan(-Math.log(suggestion.getDouble("evidence.false_kill_rate")));
        double below = RegularizedBeta.value(
                kill, suggestion.getDouble("evidence.prior.a") + s, suggestion.getDouble("evidence.prior.b") + f);
        assertThat(suggestion.getDouble("evidence.probability_below")).isEqualTo(below, within(PRECISION));
        assertThat(suggestion.getString("evidence.prior.source")).isEqualTo("none");
        assertThat(suggestion.getString("why")).isNotBlank();
    }

    @Test
    void countsOnlyTheViewsWhoseInteractionsHaveComeWhereMinutesAreKnown() {
        for (int i = 0; i < 40; i++) {
            rows.variant("late-" + i, "completed", yesterday, 0.05).counts("late-" + i, 600, 30);
            for (int minute = 0; minute < 60; minute++) {
                rows.minute(
                        "late-" + i, yesterday.plusSeconds(60L * minute), 10L * (minute + 1), Math.max(0, minute - 29));
            }
        }
        rows.variant("bad", "active", recently, 0.06).counts("bad", 1000, 10);
        for (int minute = 0; minute < 100; minute++) {
            rows.minute("bad", recently.plusSeconds(60L * minute), 10L * (minute + 1), minute / 10);
        }

        Fits.of(rows.persona());

        JsonPath suggestion = first("early_kill_candidate");

        assertThat(suggestion.getLong("evidence.parameters_version")).isPositive();
        double dispersion = suggestion.getDouble("evidence.exposure.dispersion");
        double n = suggestion.getDouble("evidence.exposure.views") / dispersion;
        double s = 10 / dispersion;
        double kill = 0.5 * 0.06;
        double safe = 0.8 * 0.06;
        assertThat(suggestion.getString("evidence.exposure.source")).isEqualTo("persona");
        assertThat(suggestion.getDouble("evidence.exposure.lag_minutes")).isGreaterThan(10);
        assertThat(suggestion.getDouble("evidence.exposure.views")).isBetween(1.0, 999.0);
        assertThat(suggestion.getDouble("evidence.ln_evidence"))
                .isEqualTo(
                        LogGamma.value(s + 1)
                                + Math.log(RegularizedGamma.P.value(s + 1, kill * n))
                                + safe * n
                                - (s + 1) * Math.log(n)
                                - Math.log(kill)
                                - s * Math.log(safe),
                        within(1e-4));
    }

    @Test
    void suggestsToStopByTheCostsWhereTheEvidenceDoesNotSufficeYet() {
        rows.variant("poor", "active", recently, 0.06).counts("poor", 300, 7);

        JsonPath suggestion = only("early_kill_candidate");

        assertThat(suggestion.getString("evidence.rule")).isEqualTo("e2");
        assertThat(suggestion.getString("priority")).isEqualTo("medium");
        assertThat(suggestion.getDouble("evidence.probability_below"))
                .isGreaterThanOrEqualTo(suggestion.getDouble("evidence.threshold"));
    }

    @Test
    void waitsForTheGracePeriodAndForViews() {
        rows.variant("young", "active", justNow, 0.06)
                .counts("young", 1000, 5)
                .variant("unseen", "active", recently, 0.06)
                .counts("unseen", 99, 0);

        assertThat(suggestions().getList("suggestions")).isEmpty();
    }

    @Test
    void sendsViewsElsewhereWhereAVariantMissesItsPredictionAndTheOthers() {
        rows.variant("weak", "active", recently, 0.05)
                .counts("weak", 2000, 70)
                .variant("strong", "active", recently, 0.05)
                .counts("strong", 2000, 100)
                .variant("steady", "active", recently, 0.05)
                .counts("steady", 2000, 100);

        JsonPath suggestion = first("better_used_elsewhere");

        assertThat(suggestion.getString("variant_id")).isEqualTo("weak");
        double a = suggestion.getDouble("evidence.prior.a") + 70;
        double b = suggestion.getDouble("evidence.prior.b") + 1930;
        double bound = Math.min(0.05, suggestion.getDouble("evidence.others_er"));
        assertThat(suggestion.getDouble("evidence.probability"))
                .isEqualTo(RegularizedBeta.value(bound, a, b), within(PRECISION));
    }

    @Test
    void namesTheWinner() {
        rows.variant("winner", "active", recently, 0.05)
                .counts("winner", 4000, 320)
                .variant("other", "active", recently, 0.05)
                .counts("other", 4000, 200);

        JsonPath suggestion = first("scale_winner");

        assertThat(suggestion.getString("variant_id")).isEqualTo("winner");
        assertThat(suggestion.getList("evidence.compared.variant_id", String.class))
                .containsExactlyInAnyOrder("winner", "other");
        assertThat(suggestion.getDouble("evidence.probability_best")).isGreaterThan(0.95);
    }

    @Test
    void suggestsToStopAPatternThatCrediblyEarnsLessThanHalf() {
        rows.variant("a", "completed", yesterday, 0.06, "bait")
                .counts("a", 2000, 20)
                .variant("b", "killed", yesterday, 0.05, "bait")
                .counts("b", 2000, 20);

        JsonPath suggestion = only("pattern_optimization");

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

        JsonPath suggestion = only("pattern_opportunity");

        assertThat(suggestion.getString("pattern")).isEqualTo("question");
        assertThat(suggestion.getDouble("evidence.reference_er")).isEqualTo(0.05);
    }

    @Test
    void restsAWornPatternForAFresherOneAndNeverForAnotherWornOne() {
        for (int i = 0; i < 5; i++) {
            rows.variant("w" + i, "completed", yesterday, 0.05, "worn")
                    .variant("t" + i, "completed", yesterday, 0.05, "tired");
        }
        assertThat(first("pattern_fatigue").getString("evidence.freshest")).isNull();
        rows.variant("f", "completed", yesterday, 0.05, "fresh");

        JsonPath suggestion = first("pattern_fatigue");

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

        assertThat(suggestions().getList("suggestions")).isEmpty();
    }

    @Test
    void callsAPatternOfABusyPersonaWornThatTakesFarMoreThanItsShare() {
        for (int i = 0; i < 12; i++) {
            rows.variant("often-" + i, "completed", yesterday, 0.05, "often");
        }
        for (String pattern : List.of("one", "two", "three")) {
            rows.variant(pattern, "completed", yesterday, 0.05, pattern);
        }

        JsonPath suggestion = first("pattern_fatigue");

        assertThat(suggestion.getString("pattern")).isEqualTo("often");
        assertThat(suggestion.getString("evidence.basis")).isEqualTo("relative_use");
        assertThat(suggestion.getLong("evidence.all_posts")).isEqualTo(15);
        assertThat(suggestion.getLong("evidence.patterns")).isEqualTo(4);
    }

    @Test
    void asksToRecalibrateWhereCrediblyMoreThanThreeInTenAreKilled() {
        for (int i = 0; i < 6; i++) {
            rows.variant("v" + i, "completed", recently, 0.05);
        }
        for (int i = 0; i < 10; i++) {
            rows.variant("k" + i, "killed", recently, 0.05).variant("old" + i, "killed", yesterday, 0.05);
        }

        JsonPath suggestion = only("prediction_calibration");

        assertThat(suggestion.getLong("evidence.posted")).isEqualTo(16);
        assertThat(suggestion.getLong("evidence.killed")).isEqualTo(10);
        assertThat(suggestion.getDouble("evidence.kill_rate")).isEqualTo(0.625);
        assertThat(suggestion.getDouble("evidence.probability"))
                .isEqualTo(1 - RegularizedBeta.value(0.3, 10.5, 6.5), within(PRECISION));
    }

    @Test
    void takesOneOfOneKilledForNoEvidence() {
        rows.variant("k", "killed", recently, 0.05);

        assertThat(suggestions().getList("suggestions")).isEmpty();
    }

    @Test
    void noticesBiasedPredictionsAndLearnsFromThem() {
        for (int i = 0; i < 40; i++) {
            rows.variant("v" + i, "completed", yesterday, 0.05).counts("v" + i, 1000, 30 + i % 3);
        }

        Fits.of(rows.persona());

        JsonPath suggestion = first("prediction_calibration");

        assertThat(suggestion.getDouble("evidence.factor")).isBetween(0.6, 0.66);
        assertThat(suggestion.getDouble("evidence.p_value")).isLessThan(0.01);
        assertThat(suggestion.getInt("evidence.sample")).isEqualTo(40);
        rows.variant("new", "active", recently, 0.05).counts("new", 300, 1);
        assertThat(first("early_kill_candidate").getString("evidence.prior.source"))
                .isEqualTo("persona");
    }

    @Test
    void sharesViewsByWhatVariantsPromise() {
        rows.variant("good", "active", recently, 0.05)
                .counts("good", 500, 35)
                .variant("fair", "active", recently, 0.05)
                .counts("fair", 500, 22);

        JsonPath suggestion = first("allocation");

        assertThat(suggestion.getString("evidence.shares[0].variant_id")).isEqualTo("good");
        assertThat(suggestion.getDouble("evidence.shares[0].share") + suggestion.getDouble("evidence.shares[1].share"))
                .isEqualTo(1, within(PRECISION));
    }

    @Test
    void tellsOfCountsThatCannotBe() {
        rows.variant("odd", "active", recently, 0.05).counts("odd", 10, 20);

        JsonPath suggestion = only("data_quality");

        assertThat(suggestion.getString("evidence.check")).isEqualTo("impossible_counts");
        assertThat(suggestion.getList("evidence.variants", String.class)).containsExactly("odd");
    }

    @Test
    void tellsOfVariantsOfWhichNoMonitorTells() {
        rows.variant("silent", "active", recently, 0.05).variant("new", "active", justNow, 0.05);

        JsonPath suggestion = only("data_quality");

        assertThat(suggestion.getString("evidence.check")).isEqualTo("silent");
        assertThat(suggestion.getList("evidence.variants", String.class)).containsExactly("silent");
    }

    @Test
    void tellsOnceOfAMonitorThatTellsNothing() {
        rows.variant("a", "active", recently, 0.05)
                .variant("b", "active", recently, 0.05)
                .activity("performance_update", Instant.now().minus(Duration.ofMinutes(12)), 0L);

        JsonPath suggestion = only("data_quality");

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

        JsonPath suggestion = only("data_quality");

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

        JsonPath suggestion = only("data_quality");

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

        JsonPath suggestion = only("data_quality");

        assertThat(suggestion.getString("evidence.check")).isEqualTo("dead_letters");
        assertThat(suggestion.getDouble("evidence.observed")).isEqualTo(2);
    }

    @Test
    void saysOneThingOfAVariantAndOneOfAPattern() {
        rows.variant("weak", "active", recently, 0.06, "bait")
                .counts("weak", 2000, 20)
                .variant("strong", "active", recently, 0.06, "question")
                .counts("strong", 2000, 200);
        for (int i = 0; i < 6; i++) {
            rows.variant("b" + i, "completed", yesterday, 0.05, "bait");
        }

        JsonPath all = suggestions();

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
                .isEqualTo(suggestions().getList("suggestions.suggestion_id"));
    }

    private JsonPath only(String type) {
        assertThat(suggestions().getList("suggestions.type")).containsExactly(type);
        return first(type);
    }

    private JsonPath first(String type) {
        JsonPath all = suggestions();
        List<String> types = all.getList("suggestions.type");
        assertThat(types).contains(type);
        return all.setRootPath("suggestions[%d]".formatted(types.indexOf(type)));
    }

    private JsonPath suggestions() {
        String body = given().get("/api/optimization/" + rows.persona())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Contract.assertValid("Optimization", body);
        Contract.parse(body).path("suggestions").forEach(EvidenceByHand::check);
        return JsonPath.from(body);
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

        JsonPath suggestion = first("pattern_fatigue");

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
