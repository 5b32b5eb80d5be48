package io.variantdash.query.optimization.stats.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;

/** What the exposure needs to know of a persona: hours, lag and clusters. */
class LearntExposureTest {

    private final UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(24);

    @Example
    void hoursAreFoundWhereCountsAreMany() {
        HourFactors factors = HourFactors.fit(counts(1000), Collections.nCopies(24, 1.0), 1);

        for (int hour = 0; hour < 24; hour++) {
            assertThat(factors.at(hour)).isEqualTo(truth(hour), within(0.1));
        }
        assertThat(factors.factors().stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(24, within(1e-9));
    }

    @Example
    void hoursAreShrunkWhereCountsAreFew() {
        List<Double> few = counts(2);
        HourFactors factors = HourFactors.fit(few, Collections.nCopies(24, 1.0), 1);
        double mean = few.stream().mapToDouble(Double::doubleValue).average().orElseThrow();

        for (int hour = 0; hour < 24; hour++) {
            assertThat(Math.abs(factors.at(hour) - 1)).isLessThanOrEqualTo(Math.abs(few.get(hour) / mean - 1));
        }
    }

    @Example
    void hoursAreAlikeWhereNothingIsKnown() {
        List<Double> none = Collections.nCopies(24, 0.0);

        assertThat(HourFactors.fit(none, none, 1)).isEqualTo(HourFactors.NONE);
        assertThat(HourFactors.fit(none, Collections.nCopies(24, 1.0), 1)).isEqualTo(HourFactors.NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> new HourFactors(List.of(1.0)));
    }

    @Example
    void clustersAreEstimatedHighRatherThanLow() {
        List<ExpectedCount> single = new ArrayList<>();
        List<ExpectedCount> pairs = new ArrayList<>();
        for (int minute = 0; minute < 5000; minute++) {
            single.add(new ExpectedCount(0.3, PoissonSampler.of(random, 0.3).sample()));
            pairs.add(
                    new ExpectedCount(0.3, 2.0 * PoissonSampler.of(random, 0.15).sample()));
        }

        assertThat(FanoFactor.upperBound(single)).isBetween(1.0, 1.1);
        assertThat(FanoFactor.upperBound(pairs)).isBetween(2.0, 2.3);
        assertThat(FanoFactor.upperBound(List.of())).isEqualTo(1);
    }

    @Example
    void theLagIsEstimatedHighRatherThanLow() {
        assertThat(LagFit.upperBound(variants(60, 100), 1).orElseThrow()).isBetween(60.0, 75.0);
        assertThat(LagFit.upperBound(variants(0, 100), 1).orElseThrow()).isLessThan(1);
        // Two variants say little: one draw may lie somewhat below the truth.
        assertThat(LagFit.upperBound(variants(60, 2), 1).orElseThrow()).isBetween(40.0, 300.0);
    }

    @Example
    void theLagIsUnknownWhereNothingInteracted() {
        assertThat(LagFit.upperBound(List.of(List.of(new MinuteCounts(100, 0))), 1))
                .isEmpty();
    }

    private List<List<MinuteCounts>> variants(double lag, int count) {
        List<List<MinuteCounts>> variants = new ArrayList<>();
        for (int variant = 0; variant < count; variant++) {
            int[] arriving = new int[301];
            for (int minute = 0; minute < 100; minute++) {
                int interactions = PoissonSampler.of(random, 0.5).sample();
                for (int i = 0; i < interactions; i++) {
                    double delay = random.nextDouble() - lag * Math.log(1 - random.nextDouble());
                    arriving[(int) Math.min(300, minute + delay)]++;
                }
            }
            List<MinuteCounts> minutes = new ArrayList<>();
            for (int minute = 0; minute < 300; minute++) {
                minutes.add(new MinuteCounts(minute < 100 ? 10 : 0, arriving[minute]));
            }
            variants.add(minutes);
        }
        return variants;
    }

    private List<Double> counts(double mean) {
        List<Double> counts = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            counts.add((double) PoissonSampler.of(random, mean * truth(hour)).sample());
        }
        return counts;
    }

    private static double truth(int hour) {
        return 1 + 0.5 * Math.sin(2 * Math.PI * hour / 24);
    }
}
