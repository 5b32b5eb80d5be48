package io.variantdash.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** java.time says what is right. */
class InstantTextTest {

    /** From the year -1 to the year 10000. */
    private static final long FIRST = -62_198_755_200L;

    private static final long LAST = 253_433_836_800L;

    @Property
    void writesWhatInstantWrites(
            @ForAll @LongRange(min = FIRST, max = LAST) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(max = 9) int zeros) {
        Instant time = Instant.ofEpochSecond(seconds, nanos / power(zeros) * power(zeros));

        assertThat(written(time)).isEqualTo(time.toString());
    }

    @Property
    void readsWhatItWrites(
            @ForAll @LongRange(min = 0, max = LAST - 366L * 86_400) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Instant time = Instant.ofEpochSecond(seconds, nanos);

        assertThat(InstantText.parse(written(time))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31T10:00:00.1Z", "2026-01-31T10:00:00.000001Z", "2024-02-29T23:59:59.999999999Z"})
    void readsAnyNumberOfDigitsAfterThePoint(String text) {
        assertThat(InstantText.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-31T10:00Z",
                "2026-01-31T10:00:00",
                "2026-01-31t10:00:00z",
                "2026-01-31T10:00:00.Z",
                "2026-01-31T10:00:00.1234567890Z",
                "2026-01-31T10:00:00,5Z",
                "2026-01-31T10:00:00.5+Z",
                "2026-01-31T10:00:00+01:00",
                "2026-02-30T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T10:00:60Z",
                "2026-01-31 10:00:00Z",
                "-026-01-31T10:00:00Z",
                "2026-01-3\u0661T10:00:00Z"
            })
    void leavesEverythingElse(String text) {
        assertThat(InstantText.parse(text)).isNull();
    }

    @Test
    void leavesYearsOfFiveDigitsToInstant() {
        assertThat(written(Instant.parse("+10000-01-01T00:00:00Z"))).isEqualTo("+10000-01-01T00:00:00Z");
    }

    private static String written(Instant time) {
        StringBuilder text = new StringBuilder();
        InstantText.append(text, time);
        return text.toString();
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
