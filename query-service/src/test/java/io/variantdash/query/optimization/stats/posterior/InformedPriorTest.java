package io.variantdash.query.optimization.stats.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class InformedPriorTest {

    public static final PriorStrength STRENGTH = new PriorStrength(13.7, 0.72, 0.0125);
    private static final InformedPrior PRIOR = new InformedPrior(STRENGTH, 1);

    /** P(ER < p̂/2), from statistics A. */
    @ParameterizedTest
    @CsvSource({"0.02, 8, 1000, 0.0585859602", "0.02, 4, 1000, 0.23365698", "0.01, 12, 3000, 0.294503098"})
    void weighsPredictionsByTheirSize(double prediction, long interactions, long views, double probability) {
        assertThat(PRIOR.of(prediction).after(interactions, views).probabilityBelow(prediction / 2))
                .isEqualTo(probability, within(1e-8));
    }

    @Example
    void isCentredOnTheCalibratedPrediction() {
        var prior = new InformedPrior(STRENGTH, 0.5).of(0.025);

        assertThat(prior.after(0, 0).mean()).isEqualTo(0.0125, within(1e-15));
        assertThat(prior.worthViews()).isEqualTo(13.7 / 0.0125, within(1e-9));
    }

    @Example
    void knowsNothingWhereNothingIsPredicted() {
        assertThat(PRIOR.of(0)).isEqualTo(BetaPrior.JEFFREYS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 1e-6, 0.5, 1})
    void staysAProbabilityAtTheEnds(double prediction) {
        var prior = new InformedPrior(STRENGTH, 1.3).of(prediction);

        for (long views : new long[] {0, 1, 1_000_000_000}) {
            assertThat(prior.after(0, views).interval().low()).isBetween(0.0, 1.0);
            assertThat(prior.after(views, views).interval().high()).isBetween(0.0, 1.0);
            assertThat(prior.after(views, views).probabilityBelow(0.5)).isBetween(0.0, 1.0);
        }
    }
}
