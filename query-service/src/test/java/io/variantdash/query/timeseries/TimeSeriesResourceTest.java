package io.variantdash.query.timeseries;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class TimeSeriesResourceTest {

    private static final Instant TEN = Instant.parse("2026-01-31T10:00:00Z");

    private final Rows rows = Rows.ofNewPersona().variant("v", "active", TEN.minusSeconds(7200), 0.05);

    @Test
    void tellsOfEachBucketWhatCameInAndTheTotals() {
        rows.minute("v", TEN.minusSeconds(60), 100, 10)
                .minute("v", TEN, 150, 12)
                .minute("v", TEN.plusSeconds(120), 300, 30)
                .minute("v", TEN.plusSeconds(300), 400, 30);

        JsonPath series = series("?from=2026-01-31T10:00:00Z&to=2026-01-31T10:10:00Z&resolution=5m");

        assertThat(series.getString("resolution")).isEqualTo("5m");
        assertThat(series.getList("points.time")).containsExactly("2026-01-31T10:00:00Z", "2026-01-31T10:05:00Z");
        assertThat(series.getList("points.views")).containsExactly(200, 100);
        assertThat(series.getList("points.interactions")).containsExactly(20, 0);
        assertThat(series.getDouble("points[0].engagement_rate")).isEqualTo(0.1);
        assertThat(series.getList("points.total_views")).containsExactly(300, 400);
        assertThat(series.getList("points.total_interactions")).containsExactly(30, 30);
        assertThat(series.getDouble("points[1].total_engagement_rate")).isEqualTo(0.075, within(1e-12));
    }

    @Test
    void saysWhereTheTrueRateLiesAtEachPoint() {
        rows.minute("v", TEN, 0, 0)
                .minute("v", TEN.plusSeconds(60), 100, 5)
                .minute("v", TEN.plusSeconds(120), 10_000, 500);

        JsonPath series = series("?from=2026-01-31T10:00:00Z&to=2026-01-31T10:10:00Z&resolution=1m");

        assertThat(series.<Object>get("points[0].interval")).isNull();
        assertThat(series.getDouble("points[1].interval.low")).isBetween(0.0, 0.05);
        assertThat(series.getDouble("points[1].interval.high")).isBetween(0.05, 0.2);
        assertThat(series.getDouble("points[2].interval.low")).isBetween(0.04, 0.05);
        assertThat(series.getDouble("points[2].interval.high")).isBetween(0.05, 0.06);
    }

    @Test
    void leavesGapsAndCountsWhatCameInMeanwhileBehindThem() {
        rows.minute("v", TEN, 100, 10).minute("v", TEN.plusSeconds(600), 500, 20);

        JsonPath series = series("?from=2026-01-31T10:00:00Z&to=2026-01-31T10:20:00Z&resolution=1m");

        assertThat(series.getList("points.time")).containsExactly("2026-01-31T10:00:00Z", "2026-01-31T10:10:00Z");
        assertThat(series.getList("points.views")).containsExactly(100, 400);
    }

    @Test
    void countsNothingInWhereTheMonitorCorrectsItselfDownwards() {
        rows.minute("v", TEN, 100, 10).minute("v", TEN.plusSeconds(60), 90, 9);

        JsonPath series = series("?from=2026-01-31T10:00:00Z&to=2026-01-31T10:10:00Z&resolution=1m");

        assertThat(series.getList("points.views")).containsExactly(100, 0);
        assertThat(series.getList("points.total_views")).containsExactly(100, 90);
        assertThat(series.<Object>get("points[1].engagement_rate")).isNull();
    }

    @Test
    void saysWhereTheMonitorCorrectsItselfDownwards() {
        rows.minute("v", TEN.minusSeconds(60), 120, 8)
                .minute("v", TEN, 100, 10)
                .minute("v", TEN.plusSeconds(60), 100, 9)
                .minute("v", TEN.plusSeconds(120), 100, 9);

        String range = "?from=2026-01-31T10:00:00Z&to=2026-01-31T10:10:00Z&resolution=1m";
        assertThat(series(range).getList("points.corrected")).containsExactly(true, true, false);

        rows.withoutMinutesBefore(TEN);
        assertThat(series(range).getList("points.corrected")).containsExactly(true, true, false);
    }

    @Test
    void beginsWithTheBucketThatTheRangeBeginsInAndEndsBeforeItsEnd() {
        rows.minute("v", TEN, 100, 10).minute("v", TEN.plusSeconds(3600), 200, 20);

        JsonPath series = series("?from=2026-01-31T10:59:59Z&to=2026-01-31T11:00:00Z&resolution=1h");

        assertThat(series.getString("from")).isEqualTo("2026-01-31T10:00:00Z");
        assertThat(series.getList("points.time")).containsExactly("2026-01-31T10:00:00Z");
    }

    @Test
    void showsTheLastDayUnlessARangeIsGiven() {
        Instant recently = Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MINUTES);
        rows.minute("v", recently, 100, 10).minute("v", recently.minus(Duration.ofDays(2)), 40, 4);

        JsonPath series = series("");

        assertThat(series.getString("resolution")).isEqualTo("5m");
        assertThat(series.getList("points.views")).containsExactly(60);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T05:00:00Z, 1m",
        "2026-01-31T04:59:00Z, 5m",
        "2026-01-28T10:00:00Z, 15m",
        "2026-01-20T10:00:00Z, 1h",
        "2025-12-01T10:00:00Z, 6h",
        "2025-04-10T10:00:00Z, 1d",
        "2021-01-31T10:00:00Z, 1d"
    })
    void choosesTheResolutionThatAChartHasRoomFor(String from, String resolution) {
        assertThat(series("?to=2026-01-31T10:00:00Z&from=" + from).getString("resolution"))
                .isEqualTo(resolution);
    }

    @Test
    void knowsNoVariantOfAnotherPersona() {
        String address =
                "/api/variants/%s/v/timeseries".formatted(Rows.ofNewPersona().persona());

        Response answer = given().get(address);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        Contract.assertValid("Problem", answer.asString());
        assertThat(answer.path("detail").toString()).contains("has no variant v");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-01-31T10:00:00Z&to=2026-01-31T10:00:00Z, to, after from",
        "from=2026-01-31T10:00:00Z&to=2026-01-31T09:00:00Z, to, after from",
        "from=yesterday, from, ISO-8601",
        "from=2026-01-31T10:00:00, from, ISO-8601",
        "to=2026-02-30T10:00:00Z, to, ISO-8601",
        "to=-0001-01-01T00:00:00Z, to, ISO-8601",
        "resolution=2m, resolution, 'one of 1m, 5m'",
        "to=2026-01-31T10:00:00Z&from=2026-01-29T10:00:00Z&resolution=1m, resolution, 'one of 5m, 15m, 1h, 6h, 1d'",
        "to=2026-01-31T10:00:00Z&from=2020-01-31T10:00:00Z, from, at most 1999 days before to"
    })
    void refusesRangesThatNobodyCanDraw(String query, String field, String allowed) {
        Response answer =
                given().urlEncodingEnabled(false).get("/api/variants/" + rows.persona() + "/v/timeseries?" + query);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("field")).isEqualTo(field);
        assertThat(answer.<String>path("allowed")).contains(allowed);
    }

    private JsonPath series(String query) {
        Response answer = given().get("/api/variants/" + rows.persona() + "/v/timeseries" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        Contract.assertValid("TimeSeries", answer.asString());
        return answer.jsonPath();
    }
}
