package io.variantdash.query.optimization.stats.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.numbers.gamma.LogBeta;

class PredictiveComparisonTest {

    private static final BetaPrior PRIOR = new BetaPrior(6, 94);

    @Example
    void agreesWithTheVector() {
        List<EngagementPosterior> variants = List.of(PRIOR.after(60, 1000), PRIOR.after(75, 1000));

        assertThat(VariantComparison.of(variants).probabilityBest(1)).isEqualTo(0.90064312, within(1e-8));
        assertThat(PredictiveComparison.of(variants, 1000).probabilityAhead(1)).isEqualTo(0.81230455, within(1e-8));
    }

    /** Against the sum over all outcomes of three variants, ties shared. */
    @Property(tries = 40)
    void agreesWithTheSumOverAllOutcomes(
            @ForAll @Size(3) List<@IntRange(max = 40) Integer> interactions,
            @ForAll @IntRange(min = 1, max = 25) int ahead) {
        List<EngagementPosterior> variants =
                interactions.stream().map(count -> PRIOR.after(count, 40)).toList();
        double[] expected = new double[3];
        for (int i = 0; i <= ahead; i++) {
            for (int j = 0; j <= ahead; j++) {
                for (int k = 0; k <= ahead; k++) {
                    int[] numbers = {i, j, k};
                    int most = Math.max(i, Math.max(j, k));
                    double probability = probability(variants.get(0), i, ahead)
                            * probability(variants.get(1), j, ahead)
                            * probability(variants.get(2), k, ahead);
                    long tied = IntStream.of(numbers)
                            .filter(number -> number == most)
                            .count();
                    for (int variant = 0; variant < 3; variant++) {
                        expected[variant] += numbers[variant] == most ? probability / tied : 0;
                    }
                }
            }
        }

        var comparison = PredictiveComparison.of(variants, ahead);

        for (int k = 0; k < 3; k++) {
            assertThat(comparison.probabilityAhead(k)).isEqualTo(expected[k], within(1e-9));
        }
    }

    /** Against the sum over all numbers, with ties broken by Simpson's rule in steps that are finer than any of them needs. */
    @Example
    void agreesWithTheSlowReferenceAtFiveHundred() {
        int ahead = 1000;
        Random random = new Random(19);
        List<EngagementPosterior> variants = IntStream.range(0, 500)
                .mapToObj(i -> {
                    long views = 500L + random.nextInt(3000);
                    return PRIOR.after(Math.round(views * (0.03 + 0.05 * random.nextDouble())), views);
                })
                .toList();
        double[] expected = new double[variants.size()];
        double[] below = new double[variants.size()];
        double[] here = new double[variants.size()];
        for (int number = 0; number <= ahead; number++) {
            for (int k = 0; k < here.length; k++) {
                here[k] = probability(variants.get(k), number, ahead);
            }
            for (int step = 0; step <= 100; step++) {
                double share = step / 100.0;
                double all = 0;
                for (int k = 0; k < here.length; k++) {
                    all += Math.log(below[k] + share * here[k]);
                }
                double weight = (step == 0 || step == 100 ? 1 : step % 2 == 0 ? 2 : 4) / 300.0;
                for (int k = 0; k < here.length && all > -700; k++) {
                    expected[k] += weight * here[k] * Math.exp(all - Math.log(below[k] + share * here[k]));
                }
            }
            for (int k = 0; k < here.length; k++) {
                below[k] += here[k];
            }
        }

        var comparison = PredictiveComparison.of(variants, ahead);

        for (int k = 0; k < expected.length; k++) {
            assertThat(comparison.probabilityAhead(k)).isEqualTo(expected[k], within(1e-6));
        }
    }

    /** Ties of hundreds are the hard case: with so few views ahead, nearly all end at 0. */
    @Example
    void sharesTiesOfFiveHundred() {
        for (int ahead : new int[] {1, 10, 1000}) {
            var comparison = PredictiveComparison.of(Collections.nCopies(500, PRIOR.after(6, 1000)), ahead);

            assertThat(comparison.probabilityAhead(17)).isEqualTo(0.002, within(1e-12));
        }
    }

    /** One variant that nearly surely interacts among hundreds that nearly never do: P = p + (1 − p)/500 and a little less. */
    @Example
    void isExactWhereHundredsTieAtNothing() {
        var rare = new BetaPrior(1e-6, 1e3).after(0, 0);
        var likely = new BetaPrior(500, 500).after(0, 0);
        List<EngagementPosterior> variants = new ArrayList<>(Collections.nCopies(499, rare));
        variants.add(likely);

        double probability = PredictiveComparison.of(variants, 1).probabilityAhead(499);

        assertThat(probability).isEqualTo(0.5 + 0.5 / 500, within(1e-6));
    }

    @Example
    void extremeCountsAreDecided() {
        var none = new EngagementPosterior(0, 1_000_000_000);
        var all = new EngagementPosterior(1_000_000_000, 1_000_000_000);
        var unknown = new EngagementPosterior(0, 0);

        var comparison = PredictiveComparison.of(List.of(none, all, unknown), 1000);

        assertThat(comparison.probabilityAhead(0)).isLessThan(1e-6);
        assertThat(comparison.probabilityAhead(1)).isEqualTo(1 - comparison.probabilityAhead(2), within(1e-9));
        assertThat(comparison.probabilityAhead(1)).isBetween(0.98, 1.0);
    }

    @Example
    void refusesWhatCannotBeCompared() {
        assertThatIllegalArgumentException().isThrownBy(() -> PredictiveComparison.of(List.of(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> PredictiveComparison.of(List.of(PRIOR.after(0, 0)), 0));
    }

    private static double probability(EngagementPosterior variant, int number, int of) {
        return Math.exp(LogBeta.value(variant.a() + number, variant.b() + of - number)
                - LogBeta.value(variant.a(), variant.b())
                - LogBeta.value(number + 1, of - number + 1)
                - Math.log(of + 1));
    }
}
