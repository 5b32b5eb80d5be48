package io.variantdash.query.optimization.stats.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import io.variantdash.query.optimization.stats.posterior.InformedPriorTest;
import io.variantdash.query.optimization.stats.posterior.PredictionOutcome;
import io.variantdash.query.optimization.stats.posterior.PriorFit;
import io.variantdash.query.optimization.stats.posterior.PriorStrength;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

class CalibrationTest {

    private static final InformedPrior TRUTH = new InformedPrior(InformedPriorTest.STRENGTH, 1);

    @Example
    void describesTheVector() {
        var outcomes = List.of(
                new PredictionOutcome(0.02, 15, 1000),
                new PredictionOutcome(0.05, 110, 2000),
                new PredictionOutcome(0.08, 95, 1000));

        var summary = CalibrationSummary.of(outcomes, TRUTH);

        assertThat(summary.observedToExpected()).isEqualTo(1.1, within(1e-9));
        assertThat(summary.calibrationError()).isEqualTo(0.0075, within(1e-9));
        assertThat(summary.brierScore()).isEqualTo(0.05125, within(1e-9));
        assertThat(summary.spiegelhalterZ()).isEqualTo(1.385897, within(1e-6));
        assertThat(CalibrationSummary.pValue(summary.spiegelhalterZ())).isEqualTo(0.16578, within(5e-6));
        assertThat(summary.overdispersedZ()).isBetween(0.0, summary.spiegelhalterZ());
    }

    /** At a strength of 13, 37 interactions scatter 3.9 times as much as binomial ones. */
    @Example
    void overdispersionIsAsStated() {
        assertThat(Overdispersion.factor(37 / 0.0125, 13 / 0.0125)).isEqualTo(3.9, within(0.06));
        assertThat(Overdispersion.factor(1, 10)).isEqualTo(1);
        assertThat(Overdispersion.factor(0, 10)).isEqualTo(1);
    }

    @Example
    void nothingIsNoFigure() {
        assertThat(CalibrationSummary.of(List.of(), TRUTH).observedToExpected()).isNaN();
        assertThat(CalibrationLikelihoodRatio.of(List.of())).isEmpty();
        assertThat(PriorFit.of(outcomes(19, 1, 1, false))).isEmpty();
    }

    @Example
    void recoversStrengthAndBias() {
        InformedPrior fitted =
                PriorFit.of(outcomes(3000, 0.8, 11, false)).orElseThrow().prior();

        assertThat(fitted.calibration()).isEqualTo(0.8, within(0.03));
        assertThat(fitted.of(0.0125).a()).isEqualTo(TRUTH.of(0.01).a(), within(1.2));
        assertThat(fitted.strength().exponent()).isEqualTo(0.72, within(0.15));
    }

    @Example
    void fewVariantsAreDrawnTowardsWhatIsKnownOfAll() {
        InformedPrior pooled = new InformedPrior(new PriorStrength(40, 0.2, 0.0125), 0.7);

        // As a share of the way, which itself is longer or shorter by chance.
        double[] drawn = IntStream.of(20, 200, 3000)
                .mapToDouble(count -> {
                    PriorFit fit = PriorFit.to(outcomes(count, 1, 15, false)).orElseThrow();
                    InformedPrior own = fit.best().prior();
                    InformedPrior shrunk = fit.bestNear(pooled).prior();
                    assertThat(Math.abs(Math.log(shrunk.calibration() / pooled.calibration())))
                            .as("calibration of %d", count)
                            .isLessThan(Math.abs(Math.log(own.calibration() / pooled.calibration())) + 1e-6);
                    return Math.log(shrunk.calibration() / own.calibration())
                            / Math.log(pooled.calibration() / own.calibration());
                })
                .toArray();

        // Between few and some it depends on how strength is drawn as well.
        assertThat(drawn[0]).isGreaterThan(drawn[2]);
        assertThat(drawn[1]).isGreaterThan(drawn[2]);
        assertThat(drawn[2]).isBetween(0.0, 0.01);
    }

    @Example
    void aPersonaStandsForItselfWhereNothingIsKnownOfOthers() {
        PriorFit fit = PriorFit.to(outcomes(40, 1, 16, false)).orElseThrow();

        assertThat(fit.bestNear(null)).isEqualTo(fit.best());
    }

    /** Stopping what looks bad bends O/E upwards, but not the likelihood over all variants. */
    @Example
    void killsDoNotBendTheFittedFactor() {
        List<PredictionOutcome> outcomes = outcomes(3000, 1, 12, true);

        assertThat(CalibrationSummary.of(outcomes, TRUTH).observedToExpected()).isGreaterThan(1.03);
        assertThat(PriorFit.of(outcomes).orElseThrow().prior().calibration()).isEqualTo(1, within(0.025));
    }

    @Example
    void noticesABiasAndOnlyABias() {
        var biased =
                CalibrationLikelihoodRatio.of(outcomes(300, 1 / 1.3, 13, true)).orElseThrow();
        var unbiased = CalibrationLikelihoodRatio.of(outcomes(300, 1, 14, true)).orElseThrow();

        assertThat(biased.pValue()).isLessThan(1e-4);
        assertThat(biased.interval().high()).isLessThan(1);
        assertThat(biased.factor())
                .isBetween(biased.interval().low(), biased.interval().high());
        assertThat(unbiased.pValue()).isGreaterThan(0.05);
        assertThat(unbiased.interval().low()).isLessThan(1);
        assertThat(unbiased.interval().high()).isGreaterThan(1);
    }

    /** All alike: neither strength nor exponent has a best value, but a fit has to come back. */
    @Example
    void comesBackWhereTheLikelihoodIsFlat() {
        for (long interactions : new long[] {0, 50, 1000}) {
            List<PredictionOutcome> alike = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                alike.add(new PredictionOutcome(0.05, interactions, 1000));
            }
            var test = CalibrationLikelihoodRatio.of(alike).orElseThrow();
            assertThat(test.factor()).isPositive().isFinite();
            assertThat(test.pValue()).isBetween(0.0, 1.0);
        }
    }

    /**
     * Variants whose true rates scatter around a factor times their prediction, of which an eager killer stops those that have
     * fewer than half of the predicted interactions when he looks every 100 views.
     */
    private static List<PredictionOutcome> outcomes(int variants, double factor, long seed, boolean killed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        ContinuousDistribution.Sampler scatter = NormalDistribution.of(0, 0.5).createSampler(random);
        List<PredictionOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < variants; i++) {
            double prediction = 0.0125 * Math.exp(scatter.sample());
            BetaPrior truth = TRUTH.of(factor * prediction);
            double rate = BetaDistribution.of(truth.a(), truth.b())
                    .createSampler(random)
                    .sample();
            long interactions = 0;
            long views = 0;
            while (views < 2000 && !(killed && views >= 100 && interactions < 0.5 * views * prediction)) {
                for (int view = 0; view < 100; view++) {
                    interactions += random.nextDouble() < rate ? 1 : 0;
                }
                views += 100;
            }
            outcomes.add(new PredictionOutcome(prediction, interactions, views));
        }
        return outcomes;
    }
}
