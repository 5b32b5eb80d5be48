package io.variantdash.query.personas;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.query.testing.Fits;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.web.paging.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The overview and the page of a persona are equally sure of its rate. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class PersonaIntervalTest {

    private final Instant before = Instant.now().minus(Duration.ofDays(2));
    private final Rows rows = Rows.ofNewPersona();

    @Test
    void isTheSameBeforeAnythingIsLearnt() {
        run();

        double width = requireSameInterval();

        // Their rates are 3.3 and 7 %, which is more than chance: Wald's margin would be 0.36 points.
        assertThat(width).isGreaterThan(0.01);
    }

    @Test
    void isTheSameByWhatHistoryTeaches() {
        run();
        for (int i = 0; i < 30; i++) {
            rows.variant("e" + i, "completed", before, 0.05).counts("e" + i, 1_000, 35 + i);
        }
        Fits.of(rows.persona());

        requireSameInterval();
    }

    private void run() {
        rows.variant("v", "active", before, 0.04)
                .counts("v", 9_000, 300)
                .variant("w", "active", before, 0.06)
                .counts("w", 3_000, 210)
                .variant("unposted", "active", null, null)
                .counts("unposted", 500, 25)
                .variant("silent", "active", before, 0.05)
                .variant("killed", "killed", before, 0.05)
                .counts("killed", 9_000, 9);
    }

    /** Answers how wide it is. */
    private double requireSameInterval() {
        JsonPath summary = given().pathParam("persona", rows.persona())
                .get("/api/metrics/{persona}")
                .jsonPath()
                .setRootPath("summary");
        JsonPath tile = given().queryParam("limit", 1)
                .queryParam(
                        "cursor",
                        Cursor.after("personas", justBefore(rows.persona())).text())
                .get("/api/personas")
                .jsonPath()
                .setRootPath("personas[0]");
        assertThat(tile.getString("persona_id")).isEqualTo(rows.persona());
        for (String name : List.of("mean", "low", "high")) {
            assertThat(tile.getDouble("posterior." + name))
                    .as(name)
                    .isEqualTo(summary.getDouble("posterior." + name), within(1e-7));
        }
        assertThat(tile.getDouble("er")).isEqualTo(summary.getDouble("avg_engagement_rate"), within(1e-7));
        return tile.getDouble("posterior.high") - tile.getDouble("posterior.low");
    }

    private static String justBefore(String persona) {
        int last = persona.length() - 1;
        return persona.substring(0, last) + (char) (persona.charAt(last) - 1) + "~";
    }
}
