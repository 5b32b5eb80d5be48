package io.variantdash.query.optimization.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngagementPosteriorTest {

    /** The ends of published equal-tailed 95 % intervals (Jeffreys prior). */
    @ParameterizedTest
    @CsvSource({"500, 1009, 0.46473987, 0.52636595", "42, 104, 0.3132419, 0.49971958", "4, 10, 0.1530671, 0.69632051"})
    void agreesWithPublishedIntervals(long interactions, long views, double lower, double upper) {
        var posterior = new EngagementPosterior(interactions, views);

        assertThat(posterior.probabilityBelow(lower)).isEqualTo(0.025, within(1e-6));
        assertThat(posterior.probabilityBelow(upper)).isEqualTo(0.975, within(1e-6));
    }

    @Test
    void isCertainAtTheEnds() {
        var posterior = new EngagementPosterior(0, 0);

        assertThat(posterior.probabilityBelow(0)).isZero();
        assertThat(posterior.probabilityBelow(1)).isEqualTo(1);
    }

    @Test
    void refusesMoreInteractionsThanViews() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EngagementPosterior(2, 1));
    }
}
