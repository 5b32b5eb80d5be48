package io.variantdash.query.optimization.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.variantdash.query.optimization.stats.comparison.FurtherViews;
import net.jqwik.api.Example;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({
        "0.05, 100, 1000, BEATS",
        "0.05, 20, 1000, BELOW",
        "0.05, 5, 100, TOO_EARLY",
        "0.05, 0, 0, TOO_EARLY",
        "0.05, 5000, 100000, AS_PREDICTED",
        "0, 0, 1000000000, TOO_EARLY",
        "0, 50, 1000, BEATS",
        "1, 1000000000, 1000000000, AS_PREDICTED",
        "1, 900, 1000, BELOW",
        "0.000001, 1000, 1000000000, AS_PREDICTED"
    })
    void comparesTheIntervalWithThePrediction(double prediction, long interactions, long views, Verdict verdict) {
        assertThat(Verdict.of(ConfidenceSequence.DEFAULT, prediction, interactions, views))
                .isEqualTo(verdict);
    }

    @Example
    void furtherViewsAreTheLeastThatDecide() {
        long further = FurtherViews.until(VerdictTest::decided, 6, 100).orElseThrow();

        assertThat(decided(6 + Math.round(0.06 * further), 100 + further)).isTrue();
        assertThat(decided(6 + Math.round(0.06 * (further - 1)), 100 + further - 1))
                .isFalse();
    }

    @Example
    void noFurtherViewsAreToldWhereAMillionWouldNotDo() {
        assertThat(FurtherViews.until((interactions, views) -> views > 1_000_000, 0, 0))
                .isEmpty();
        assertThat(FurtherViews.until((interactions, views) -> views >= 1_000_000, 0, 0))
                .hasValue(1_000_000);
        assertThat(FurtherViews.until((interactions, views) -> true, 0, 0)).hasValue(1);
        assertThatIllegalArgumentException().isThrownBy(() -> FurtherViews.until((interactions, views) -> true, 1, 0));
    }

    private static boolean decided(long interactions, long views) {
        return Verdict.of(ConfidenceSequence.DEFAULT, 0.05, interactions, views) != Verdict.TOO_EARLY;
    }
}
