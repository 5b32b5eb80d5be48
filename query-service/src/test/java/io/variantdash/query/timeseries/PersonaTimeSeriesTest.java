package io.variantdash.query.timeseries;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class PersonaTimeSeriesTest {

    private static final Instant TEN = ReportsOfTwoDays.BEGIN;

    private final Rows rows =
            Rows.ofNewPersona().variant("v", "active", TEN, 0.05).variant("w", "killed", TEN, 0.05);
    private final ReportsOfTwoDays reports = new ReportsOfTwoDays(rows);

    @Test
    void addsUpWhatCameInAndTheTotalsOfAllVariants() {
        rows.minute("v", TEN.minusSeconds(60), 100, 10)
                .minute("v", TEN, 150, 12)
                .minute("v", TEN.plusSeconds(300), 400, 30)
                .minute("w", TEN.plusSeconds(60), 50, 3)
                .minute("w", TEN.plusSeconds(120), 100, 6);

        JsonPath series = series("?from=2026-01-31T10:00:00Z&to=2026-01-31T10:10:00Z&resolution=5m");

        assertThat(series.getString("persona_id")).isEqualTo(rows.persona());
        assertThat(series.getList("points.time")).containsExactly("2026-01-31T10:00:00Z", "2026-01-31T10:05:00Z");
        assertThat(series.getList("points.views")).containsExactly(150, 250);
        assertThat(series.getList("points.interactions")).containsExactly(8, 18);
        assertThat(series.getList("points.total_views")).containsExactly(250, 500);
        assertThat(series.getList("points.total_interactions")).containsExactly(18, 36);
        assertThat(series.getDouble("points[1].engagement_rate")).isEqualTo(0.072);
        assertThat(series.getList("points.interval")).containsOnlyNulls();
    }

    @Test
    void countsVariantsThatEndedBeforeTheRangeInItsTotals() {
        rows.variant("over", "completed", TEN, 0.05)
                .counts("over", 1_000, 50)
                .lastUpdated("over", TEN.minusSeconds(60))
                .minute("v", TEN, 100, 10);

        JsonPath series = series("?from=2026-01-31T10:00:00Z&to=2026-01-31T10:10:00Z&resolution=1m");

        assertThat(series.getList("points.views")).containsExactly(100);
        assertThat(series.getList("points.total_views")).containsExactly(1_100);
        assertThat(series.getList("points.total_interactions")).containsExactly(60);
    }

    @Test
    void saysWhereAnyVariantIsCorrectedDownwards() {
        rows.minute("v", TEN, 100, 10)
                .minute("v", TEN.plusSeconds(60), 90, 9)
                .minute("w", TEN, 100, 10)
                .minute("w", TEN.plusSeconds(60), 300, 30)
                .minute("w", TEN.plusSeconds(120), 400, 40);

        JsonPath series = series("?from=2026-01-31T10:00:00Z&to=2026-01-31T10:10:00Z&resolution=1m");

        assertThat(series.getList("points.corrected")).containsExactly(false, true, false);
        assertThat(series.getList("points.views")).containsExactly(200, 200, 100);
        assertThat(series.getList("points.total_views")).containsExactly(200, 390, 490);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5m", "1h", "6h", "1d"})
    void isThatOfItsOnlyVariantWhereThereIsOne(String resolution) {
        reports.of("v", 1);
        String range = "?from=2026-01-31T11:30:00Z&to=2026-02-01T13:20:00Z&resolution=" + resolution;
        List<Map<String, Object>> ofVariant = given().get("/api/variants/" + rows.persona() + "/v/timeseries" + range)
                .jsonPath()
                .getList("points");
        ofVariant.forEach(point -> point.put("interval", null));

        assertThat(series(range).<Map<String, Object>>getList("points"))
                .isEqualTo(ofVariant)
                .hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1h", "6h", "1d"})
    void isTheSameWithAndWithoutMinutesFromAnHourOn(String resolution) {
        reports.of("v", 1);
        reports.of("w", 2);
        reports.assertSameWithoutMinutes(resolution, this::series);
    }

    @Test
    void goesOnFromHoursToMinutes() {
        rows.minute("v", TEN.plusSeconds(600), 100, 10)
                .minute("v", TEN.plusSeconds(3000), 200, 20)
                .minute("w", TEN.plusSeconds(3000), 50, 5)
                .minute("v", TEN.plusSeconds(3600), 600, 60)
                .withoutMinutesBefore(TEN.plusSeconds(3600));

        JsonPath series = series("?from=2026-01-31T10:00:00Z&to=2026-01-31T12:00:00Z&resolution=5m");

        assertThat(series.getList("points.time")).containsExactly("2026-01-31T10:50:00Z", "2026-01-31T11:00:00Z");
        assertThat(series.getList("points.views")).containsExactly(250, 400);
        assertThat(series.getList("points.total_views")).containsExactly(250, 650);
    }

    @Test
    void hasNoPointsOfAPersonaThatNobodyKnows() {
        Response answer = given().get("/api/timeseries/" + Rows.ofNewPersona().persona());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("points")).isEmpty();
        assertThat(answer.<String>path("resolution")).isEqualTo("5m");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-01-31T10:00:00Z&to=2026-01-31T10:00:00Z, to, after from",
        "from=yesterday, from, ISO-8601",
        "resolution=2m, resolution, 'one of 1m, 5m'",
        "to=2026-01-31T10:00:00Z&from=2020-01-31T10:00:00Z, from, at most 1999 days before to"
    })
    void refusesRangesThatNobodyCanDraw(String query, String field, String allowed) {
        Response answer = given().urlEncodingEnabled(false).get("/api/timeseries/" + rows.persona() + "?" + query);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("field")).isEqualTo(field);
        assertThat(answer.<String>path("allowed")).contains(allowed);
    }

    private JsonPath series(String query) {
        Response answer = given().get("/api/timeseries/" + rows.persona() + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        Contract.assertValid("PersonaTimeSeries", answer.asString());
        return answer.jsonPath();
    }
}
