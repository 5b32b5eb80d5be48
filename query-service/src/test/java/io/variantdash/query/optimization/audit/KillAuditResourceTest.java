package io.variantdash.query.optimization.audit;

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
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class KillAuditResourceTest {

    private final Instant posted = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(5));
    private final Rows rows = Rows.ofNewPersona();

    @Test
    void tellsWhenEachRuleWouldHaveKilled() {
        // 1 of 100 where 6 were predicted: the usual rule waits for the tenth interaction.
        course("failing", "active", 0.06, 20, 100);
        course("fine", "active", 0.06, 20, 16);

        JsonPath audit = audit("");

        assertThat(audit.getInt("variants")).isEqualTo(2);
        assertThat(audit.getList("kills.variant_id", String.class)).containsExactly("failing");
        assertThat(audit.getInt("kills[0].rules.usual.views")).isEqualTo(1000);
        assertThat(audit.getInt("kills[0].rules.e1.views")).isLessThan(audit.getInt("kills[0].rules.usual.views"));
        assertThat(audit.getInt("kills[0].rules.e2.views")).isLessThan(audit.getInt("kills[0].rules.usual.views"));
        assertThat(Instant.parse(audit.getString("kills[0].rules.usual.at"))).isEqualTo(posted.plusSeconds(60 * 49));
        assertThat(audit.getInt("rules.find { it.rule == 'e1' }.caught")).isEqualTo(1);
        assertThat(audit.getInt("rules.find { it.rule == 'e1' }.false_kills")).isZero();
        assertThat(audit.getInt("rules.find { it.rule == 'usual' }.views_saved"))
                .isEqualTo(1000);
        assertThat(audit.getInt("rules.find { it.rule == 'usual' }.bands.find { it.band == 'failed' }.killed"))
                .isEqualTo(1);
    }

    @Test
    void namesRealKillsThatARuleWouldNotHaveMade() {
        course("stopped", "killed", 0.06, 20, 17);
        rows.kill("stopped", posted.plusSeconds(3600), posted);

        JsonPath audit = audit("");

        assertThat(audit.getInt("actual_kills")).isEqualTo(1);
        assertThat(audit.getList("rules.actual_kills_not_made_count", Integer.class))
                .containsExactly(1, 1, 1);
        assertThat(audit.getString("kills[0].killed_at")).isNotNull();
        assertThat(audit.getString("kills[0].rules.e1")).isNull();
    }

    @Test
    void dearerWrongKillsMakeTheCostsSpeakLater() {
        course("weak", "active", 0.06, 20, 100);

        int cheap = audit("?cost_ratio=0.5").getInt("kills[0].rules.e2.views");
        int dear = audit("?cost_ratio=20").getInt("kills[0].rules.e2.views");

        assertThat(dear).isGreaterThan(cheap);
        assertThat(audit("?cost_ratio=20").getDouble("settings.cost_ratio")).isEqualTo(20);
        assertThat(audit("?kill=0.1").getInt("rules.find { it.rule == 'usual' }.kills"))
                .isZero();
    }

    @Test
    void looksAtNothingWithoutMinutesOrAPrediction() {
        rows.variant("unpredicted", "active", posted, null)
                .counts("unpredicted", 1000, 5)
                .minute("unpredicted", posted, 1000, 5)
                .variant("unseen", "active", posted, 0.05)
                .counts("unseen", 1000, 5);

        assertThat(audit("").getInt("variants")).isZero();
    }

    /** Over 100 minutes, so many views each, and an interaction for every {@code viewsOfOne} of them. */
    private void course(String id, String status, double predicted, int viewsOfAMinute, int viewsOfOne) {
        rows.variant(id, status, posted, predicted);
        for (int minute = 0; minute < 100; minute++) {
            long views = (long) viewsOfAMinute * (minute + 1);
            rows.minute(id, posted.plusSeconds(60L * minute), views, views / viewsOfOne);
        }
        rows.counts(id, 100L * viewsOfAMinute, 100L * viewsOfAMinute / viewsOfOne);
    }

    private JsonPath audit(String query) {
        String answer = given().get("/api/kills/" + rows.persona() + "/audit" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Contract.assertValid("KillAudit", answer);
        return JsonPath.from(answer);
    }
}
