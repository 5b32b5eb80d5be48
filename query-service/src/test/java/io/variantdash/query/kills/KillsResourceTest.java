package io.variantdash.query.kills;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.query.optimization.stats.sequential.KillEvidence;
import io.variantdash.query.optimization.stats.sequential.KillRates;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class KillsResourceTest {

    private static final Instant TEN = Instant.parse("2026-01-31T10:00:00Z");

    private final Rows rows = Rows.ofNewPersona();

    @Test
    void tellsAKillAndWhatIsKnownOfItsPost() {
        rows.variant("posted", "killed", TEN.minusSeconds(252), 0.067, "bait")
                .kill("posted", TEN, null)
                .variant("unknown", "killed", null, null)
                .kill("unknown", TEN.minusSeconds(1), null);

        JsonPath page = page("");

        JsonPath posted = page.setRootPath("kills[0]");
        assertThat(posted.getString("variant_id")).isEqualTo("posted");
        assertThat(posted.getString("kill_reason")).isEqualTo("too low");
        assertThat(posted.getDouble("final_er")).isEqualTo(0.01);
        assertThat(posted.getLong("sample_size")).isEqualTo(100);
        assertThat(posted.getString("killed_at")).isEqualTo("2026-01-31T10:00:00Z");
        assertThat(posted.getDouble("time_to_kill_minutes")).isEqualTo(4.2);
        assertThat(posted.getString("content")).isEqualTo("content of posted");
        assertThat(posted.getString("pattern_used")).isEqualTo("bait");
        // No minutes of it are stored: by its views alone.
        assertThat(posted.getDouble("kill_evidence"))
                .isCloseTo(
                        KillEvidence.inViews(KillRates.of(0.067, 0.8, 0.5), 1, 100)
                                .meter(0.05),
                        within(1e-6));
        JsonPath unknown = page("").setRootPath("kills[1]");
        assertThat(unknown.<Object>get("posted_at")).isNull();
        assertThat(unknown.<Object>get("time_to_kill_minutes")).isNull();
        assertThat(unknown.<Object>get("kill_evidence")).isNull();
    }

    @Test
    void leadsThroughAllPagesWithEachVariantOnceAtItsEarliestKill() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            rows.kill("v" + i, TEN.minusSeconds(i / 2 * 60L), TEN.minusSeconds(3600));
            expected.add("v" + i);
        }
        rows.kill("v3", TEN.plusSeconds(60), null);

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = page("?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            seen.addAll(page.getList("kills.variant_id"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(seen.get(6)).isEqualTo("v6");
    }

    private JsonPath page(String query) {
        String body = given().get("/api/kills/" + rows.persona() + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Contract.assertValid("Kills", body);
        return JsonPath.from(body);
    }
}
