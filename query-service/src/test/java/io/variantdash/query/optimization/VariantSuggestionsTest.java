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
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.junit.jupiter.api.Test;

/** What is suggested about single variants, and about how views are shared among them. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class VariantSuggestionsTest {

    private final Instant yesterday = Instant.now().minus(Duration.ofHours(30));
    private final Instant recently = Instant.now().minus(Duration.ofHours(2));
    private final Instant justNow = Instant.now().minus(Duration.ofMinutes(1));
    private final Rows rows = Rows.ofNewPersona();
    private final AnsweredSuggestions suggestions = new AnsweredSuggestions(rows.persona());

    @Test
    void suggestsToStopAVariantOnEvidenceThatCanBeRepeatedFromTheAnswerAlone() {
        rows.variant("bad", "active", recently, 0.06).counts("bad", 1000, 20);

        JsonPath suggestion = suggestions.only("early_kill_candidate");

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

        JsonPath suggestion = suggestions.first("early_kill_candidate");

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

        JsonPath suggestion = suggestions.only("early_kill_candidate");

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

        assertThat(suggestions.all().getList("suggestions")).isEmpty();
    }

    @Test
    void sendsViewsElsewhereWhereAVariantMissesItsPredictionAndTheOthers() {
        rows.variant("weak", "active", recently, 0.05)
                .counts("weak", 2000, 70)
                .variant("strong", "active", recently, 0.05)
                .counts("strong", 2000, 100)
                .variant("steady", "active", recently, 0.05)
                .counts("steady", 2000, 100);

        JsonPath suggestion = suggestions.first("better_used_elsewhere");

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

        JsonPath suggestion = suggestions.first("scale_winner");

        assertThat(suggestion.getString("variant_id")).isEqualTo("winner");
        assertThat(suggestion.getList("evidence.compared.variant_id", String.class))
                .containsExactlyInAnyOrder("winner", "other");
        assertThat(suggestion.getDouble("evidence.probability_best")).isGreaterThan(0.95);
    }

    @Test
    void sharesViewsByWhatVariantsPromise() {
        rows.variant("good", "active", recently, 0.05)
                .counts("good", 500, 35)
                .variant("fair", "active", recently, 0.05)
                .counts("fair", 500, 22);

        JsonPath suggestion = suggestions.first("allocation");

        assertThat(suggestion.getString("evidence.shares[0].variant_id")).isEqualTo("good");
        assertThat(suggestion.getDouble("evidence.shares[0].share") + suggestion.getDouble("evidence.shares[1].share"))
                .isEqualTo(1, within(PRECISION));
    }
}
