package io.variantdash.query.optimization.stats.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngagementPosteriorTest {

    /** Published equal-tailed 95 % intervals (Jeffreys prior). */
    @ParameterizedTest
    @CsvSource({"500, 1009, 0.46473987, 0.52636595", "42, 104, 0.3132419, 0.49971958", "4, 10, 0.1530671, 0.69632051"})
    void agreesWithPublishedIntervals(long interactions, long views, double lower, double upper) {
        var posterior = new EngagementPosterior(interactions, views);

        assertThat(posterior.interval().low()).isEqualTo(lower, within(1e-8));
        assertThat(posterior.interval().high()).isEqualTo(upper, within(1e-8));
        assertThat(posterior.probabilityBelow(lower)).isEqualTo(0.025, within(1e-6));
        assertThat(posterior.probabilityBelow(upper)).isEqualTo(0.975, within(1e-6));
    }

    /** No views, one, a billion; none or all of them interacting. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0, 1",
        "1, 1",
        "1, 1000000000",
        "0, 1000000000",
        "1000000000, 1000000000",
        "50000000, 1000000000"
    })
    void findsTheEndsOfExtremeCounts(long interactions, long views) {
        var posterior = new EngagementPosterior(interactions, views);
        var mirrored = new EngagementPosterior(views - interactions, views);

        assertThat(posterior.probabilityBelow(posterior.interval().low())).isEqualTo(0.025, within(1e-9));
        // Beside 1 a double is a step of 1e-16, which a billion views make one of 1e-7 in probability.
        assertThat(mirrored.probabilityBelow(mirrored.interval().low())).isEqualTo(0.025, within(1e-6));
        assertThat(1 - posterior.interval().high())
                .isEqualTo(mirrored.interval().low(), within(1e-14));
    }

    @Property(tries = 200)
    void theIntervalHoldsTheMeanAndShrinksWithViews(
            @ForAll @IntRange(max = 100_000) int views, @ForAll @DoubleRange(max = 1) double rate) {
        long interactions = Math.round(rate * views);
        var few = new EngagementPosterior(interactions, views);
        var many = new EngagementPosterior(4 * interactions + 1, 4L * views + 2);

        assertThat(few.mean()).isBetween(few.interval().low(), few.interval().high());
        if (interactions > 5 && views - interactions > 5) {
            assertThat(many.interval().width()).isLessThan(few.interval().width());
        }
    }

    @Property(tries = 200)
    void moreInteractionsMakeALowRateLessProbable(
            @ForAll @IntRange(min = 1, max = 100_000) int views, @ForAll @DoubleRange(max = 0.99) double share) {
        int interactions = (int) (share * views);

        assertThat(new EngagementPosterior(interactions + 1, views).probabilityBelow(0.05))
                .isLessThanOrEqualTo(new EngagementPosterior(interactions, views).probabilityBelow(0.05));
    }

    @Example
    void theDensityIsTheSlopeOfTheProbability() {
        var posterior = new EngagementPosterior(42, 104);

        assertThat(posterior.density(0.4))
                .isEqualTo(
                        (posterior.probabilityBelow(0.4001) - posterior.probabilityBelow(0.3999)) / 0.0002,
                        within(1e-3));
    }

    @Example
    void isCertainAtTheEnds() {
        var posterior = new EngagementPosterior(0, 0);

        assertThat(posterior.probabilityBelow(0)).isZero();
        assertThat(posterior.probabilityBelow(1)).isEqualTo(1);
    }

    @Example
    void refusesMoreInteractionsThanViews() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EngagementPosterior(2, 1));
    }
}
