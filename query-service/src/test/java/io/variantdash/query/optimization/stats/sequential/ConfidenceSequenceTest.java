package io.variantdash.query.optimization.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import io.variantdash.query.optimization.stats.posterior.Interval;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceSequenceTest {

    @ParameterizedTest
    @CsvSource({
        "700, 1000, 100, 0.651630, 0.745950",
        "15, 50, 50, 0.129557, 0.511896",
        "5, 50, 50, 0.013022, 0.269265",
        "1, 50, 50, 0, 0.134892",
        "100, 200, 1, 0.328923, 0.671077"
    })
    void agreesWithTheVectors(long interactions, long views, double tightestAt, double low, double high) {
        Interval interval = new ConfidenceSequence(tightestAt).interval(interactions, views);

        assertThat(interval.low()).isEqualTo(low, within(5.1e-7));
        assertThat(interval.high()).isEqualTo(high, within(5.1e-7));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1",
        "0, 1, 0, 1",
        "1, 1, 0, 1",
        "0, 1000000000, 0, 0.0000001",
        "1000000000, 1000000000, 0.9999999, 1",
        "50000000, 1000000000, 0.0499, 0.0501"
    })
    void staysRightAtExtremeCounts(long interactions, long views, double atLeast, double atMost) {
        Interval interval = ConfidenceSequence.DEFAULT.interval(interactions, views);

        assertThat(interval.low()).isBetween(atLeast, atMost);
        assertThat(interval.high()).isBetween(interval.low(), atMost);
    }

    @Property(tries = 200)
    void excludesWhatIsOutside(
            @ForAll @IntRange(max = 10_000) int views,
            @ForAll @DoubleRange(max = 1) double share,
            @ForAll @DoubleRange(max = 1) double rate) {
        long interactions = Math.round(share * views);
        Interval interval = ConfidenceSequence.DEFAULT.interval(interactions, views);

        assertThat(ConfidenceSequence.DEFAULT.excludes(rate, interactions, views))
                .isEqualTo(rate < interval.low() || rate > interval.high());
    }

    @Property(tries = 100)
    void isWiderThanTheIntervalOfOneLookAndShrinks(
            @ForAll @IntRange(min = 20, max = 10_000) int views,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double share) {
        long interactions = Math.round(share * views);
        Interval always = ConfidenceSequence.DEFAULT.interval(interactions, views);

        assertThat(always.width())
                .isGreaterThan(
                        new EngagementPosterior(interactions, views).interval().width());
        assertThat(ConfidenceSequence.DEFAULT
                        .interval(4 * interactions, 4L * views)
                        .width())
                .isLessThan(always.width());
    }
}
