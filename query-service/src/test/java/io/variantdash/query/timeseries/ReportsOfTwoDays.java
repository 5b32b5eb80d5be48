package io.variantdash.query.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.variantdash.query.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Reports of two days in minutes, and what must not change in their course when the minutes are deleted. */
record ReportsOfTwoDays(Rows rows) {

    static final Instant BEGIN = Instant.parse("2026-01-31T10:00:00Z");

    /** Reports about a variant, here and there corrected downwards; the same ones for the same seed. */
    void of(String variant, int seed) {
        Random random = new Random(seed);
        long views = 1_000;
        for (Instant time = BEGIN;
                time.isBefore(BEGIN.plus(Duration.ofDays(2)));
                time = time.plus(Duration.ofMinutes(5 + random.nextInt(80)))) {
            views += random.nextInt(100) - 20;
            rows.minute(variant, time, views, views / 20);
        }
    }

    /**
     * From a resolution of an hour on, the points are the same with and without minutes.
     *
     * @param series answers the query of a range
     */
    void assertSameWithoutMinutes(String resolution, Function<String, JsonPath> series) {
        String range = "?from=2026-01-31T11:30:00Z&to=2026-02-02T13:00:00Z&resolution=" + resolution;
        List<Map<String, Object>> before = series.apply(range).getList("points");
        assertThat(before).hasSizeGreaterThan(1);

        for (String seam : List.of("2026-01-31T20:17:00Z", "2026-02-01T00:00:00Z", "2027-01-01T00:00:00Z")) {
            rows.withoutMinutesBefore(Instant.parse(seam));
            assertThat(series.apply(range).<Map<String, Object>>getList("points"))
                    .isEqualTo(before);
        }
    }
}
