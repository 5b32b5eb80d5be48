package io.variantdash.query.variants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSincePostTest {

    private static final Instant POSTED = Instant.parse("2026-01-31T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "42, 42s",
        "59, 59s",
        "60, 1m",
        "3599, 59m",
        "3600, 1h",
        "86399, 23h",
        "86400, 1d",
        "864000, 10d",
        "1772323200, 20513d"
    })
    void saysTheLargestWholeUnit(long seconds, String expected) {
        assertThat(TimeSincePost.of(POSTED, POSTED.plusSeconds(seconds))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1", "59", "60", "3600", "86400"})
    void saysNothingHasPassedWhereThePostLiesAhead(long seconds) {
        assertThat(TimeSincePost.of(POSTED, POSTED.minusSeconds(seconds))).isEqualTo("0s");
    }
}
