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
import org.junit.jupiter.params.provider.ValueSource;

/** Where minutes are deleted, the course of a variant goes on in hours, and nothing in it jumps. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class HoursSeamTest {

    private static final Instant TEN = ReportsOfTwoDays.BEGIN;

    private final Rows rows = Rows.ofNewPersona().variant("v", "active", TEN, 0.05);
    private final ReportsOfTwoDays reports = new ReportsOfTwoDays(rows);

    @Test
    void goesOnFromTheLastReportOfEachHourToTheMinutes() {
        rows.minute("v", TEN.plusSeconds(600), 100, 10)
                .minute("v", TEN.plusSeconds(3000), 200, 20)
                .minute("v", TEN.plusSeconds(6600), 500, 50)
                .minute("v", TEN.plusSeconds(7200), 600, 60)
                .minute("v", TEN.plusSeconds(7500), 700, 70)
                .withoutMinutesBefore(TEN.plusSeconds(7200));

        JsonPath series = series("?from=2026-01-31T10:00:00Z&to=2026-01-31T13:00:00Z&resolution=5m");

        assertThat(series.getList("points.time"))
                .containsExactly(
                        "2026-01-31T10:50:00Z", "2026-01-31T11:50:00Z", "2026-01-31T12:00:00Z", "2026-01-31T12:05:00Z");
        assertThat(series.getList("points.views")).containsExactly(200, 300, 100, 100);
        assertThat(series.getList("points.total_views")).containsExactly(200, 500, 600, 700);
        assertThat(series.getList("points.interactions")).containsExactly(20, 30, 10, 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1h", "6h", "1d"})
    void isTheSameWithAndWithoutMinutesFromAnHourOn(String resolution) {
        reports.of("v", 1);
        reports.assertSameWithoutMinutes(resolution, this::series);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5m", "15m"})
    void hasTheSamePointsBehindTheSeamAndSomeOfTheSameTotalsBeforeIt(String resolution) {
        reports.of("v", 1);
        String range = "?from=2026-01-31T10:00:00Z&to=2026-02-02T13:00:00Z&resolution=" + resolution;
        Instant seam = Instant.parse("2026-02-01T00:00:00Z");
        List<Map<String, Object>> before = series(range).getList("points");

        rows.withoutMinutesBefore(seam);
        List<Map<String, Object>> after = series(range).getList("points");

        assertThat(from(seam, after)).isEqualTo(from(seam, before)).hasSizeGreaterThan(10);
        assertThat(totals(before)).containsAll(totals(after));
        assertThat(after)
                .hasSizeLessThan(before.size())
                .hasSizeGreaterThan(from(seam, after).size() + 5);
    }

    @Test
    void countsFromTheHourBeforeWhereTheRangeBeginsBehindTheSeam() {
        rows.minute("v", TEN, 100, 10)
                .minute("v", TEN.plusSeconds(3600), 300, 30)
                .withoutMinutesBefore(TEN.plusSeconds(3600));

        assertThat(series("?from=2026-01-31T11:00:00Z&to=2026-01-31T12:00:00Z&resolution=1m")
                        .getList("points.views"))
                .containsExactly(200);
    }

    @Test
    void leavesTheReportOfAnHourToTheRangeThatItIsIn() {
        rows.minute("v", TEN, 100, 10)
                .minute("v", TEN.plusSeconds(2400), 300, 30)
                .withoutMinutesBefore(TEN.plusSeconds(3600));

        assertThat(series("?from=2026-01-31T10:00:00Z&to=2026-01-31T10:30:00Z&resolution=1m")
                        .getList("points"))
                .isEmpty();
        JsonPath later = series("?from=2026-01-31T10:30:00Z&to=2026-01-31T11:00:00Z&resolution=1m");
        assertThat(later.getList("points.time")).containsExactly("2026-01-31T10:40:00Z");
        assertThat(later.getList("points.views")).containsExactly(300);
    }

    private static List<Map<String, Object>> from(Instant time, List<Map<String, Object>> points) {
        return points.stream()
                .filter(point -> !Instant.parse((String) point.get("time")).isBefore(time))
                .toList();
    }

    private static List<List<Object>> totals(List<Map<String, Object>> points) {
        return points.stream()
                .map(point -> List.of(point.get("time"), point.get("total_views"), point.get("total_interactions")))
                .toList();
    }

    private JsonPath series(String query) {
        Response answer = given().get("/api/variants/" + rows.persona() + "/v/timeseries" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        Contract.assertValid("TimeSeries", answer.asString());
        return answer.jsonPath();
    }
}
