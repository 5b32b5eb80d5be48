package io.variantdash.query.optimization.stats.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import io.variantdash.query.optimization.stats.posterior.InformedPriorTest;
import io.variantdash.query.optimization.stats.posterior.LogitBeta;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

class VariantComparisonTest {

    private static final InformedPrior PRIOR = new InformedPrior(InformedPriorTest.STRENGTH, 1);

    @Example
    void agreesWithTheVectorsOfTwo() {
        var comparison = VariantComparison.of(uniform(120, 150));

        assertThat(comparison.probabilityBest(1)).isEqualTo(0.97053333, within(1e-8));
        assertThat(comparison.expectedLoss(0)).isEqualTo(0.01507562, within(1e-8));
        assertThat(comparison.expectedLoss(1)).isEqualTo(0.0000906009, within(1e-10));
    }

    @Example
    void agreesWithTheVectorsOfThree() {
        var comparison = VariantComparison.of(uniform(120, 150, 140));

        assertThat(comparison.probabilityBest(0)).isEqualTo(0.0132311, within(1e-7));
        assertThat(comparison.probabilityBest(1)).isEqualTo(0.7202008, within(1e-7));
        assertThat(comparison.probabilityBest(2)).isEqualTo(0.2665681, within(1e-7));
        assertThat(comparison.expectedLoss(0)).isEqualTo(0.0163854, within(1e-7));
        assertThat(comparison.expectedLoss(1)).isEqualTo(0.0014004, within(1e-7));
        assertThat(comparison.expectedLoss(2)).isEqualTo(0.0063954, within(1e-7));
    }

    /** Variants of very different age, none to a billion views. */
    @Property(tries = 12)
    void agreesWithTheSlowReferenceWhateverTheAges(@ForAll @IntRange(min = 2, max = 9) int size, @ForAll long seed) {
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        List<EngagementPosterior> variants = variants(size, random, r -> Math.expm1(r.nextDouble() * Math.log(1e9)));

        agreesWithTheSlowReference(variants);
    }

    @Example
    void agreesWithTheSlowReferenceAtFiveHundred() {
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(19);

        agreesWithTheSlowReference(variants(500, random, r -> 500 + r.nextInt(3000)));
    }

    @Property(tries = 100)
    void probabilitiesSumToOneAndLossesAreNone(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 1000) Integer> interactions) {
        List<EngagementPosterior> variants =
                uniform(interactions.stream().mapToLong(Integer::longValue).toArray());
        var comparison = VariantComparison.of(variants);

        double sum = IntStream.range(0, variants.size())
                .mapToDouble(comparison::probabilityBest)
                .sum();
        assertThat(sum).isEqualTo(1, within(1e-12));
        for (int k = 0; k < variants.size(); k++) {
            assertThat(comparison.expectedLoss(k)).isBetween(-1e-12, 1.0);
            assertThat(comparison.probabilityBest(k)).isBetween(0.0, 1.0);
        }
    }

    @Property(tries = 100)
    void moreInteractionsMakeAVariantMoreProbablyTheBest(
            @ForAll @IntRange(max = 999) int first, @ForAll @IntRange(max = 1000) int second) {
        var before = VariantComparison.of(uniform(first, second, 60));
        var after = VariantComparison.of(uniform(first + 1, second, 60));

        assertThat(after.probabilityBest(0)).isGreaterThanOrEqualTo(before.probabilityBest(0) - 1e-9);
        assertThat(after.expectedLoss(0)).isLessThanOrEqualTo(before.expectedLoss(0) + 1e-9);
    }

    @Example
    void equalVariantsShareTheProbability() {
        for (var variant : List.of(
                PRIOR.of(1e-6).after(0, 0),
                PRIOR.of(1).after(0, 0),
                PRIOR.of(0).after(0, 0),
                new EngagementPosterior(0, 1_000_000_000),
                new EngagementPosterior(1_000_000_000, 1_000_000_000),
                new EngagementPosterior(50_000_000, 1_000_000_000))) {
            var comparison = VariantComparison.of(List.of(variant, variant, variant, variant));
            for (int k = 0; k < 4; k++) {
                assertThat(comparison.probabilityBest(k)).as("%s", variant).isEqualTo(0.25, within(1e-9));
            }
        }
    }

    @Example
    void aLoneVariantIsTheBest() {
        var comparison = VariantComparison.of(uniform(120));

        assertThat(comparison.probabilityBest(0)).isEqualTo(1);
        assertThat(comparison.expectedLoss(0)).isEqualTo(0, within(1e-12));
    }

    @Example
    void refusesToCompareNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> VariantComparison.of(List.of()));
    }

    private static List<EngagementPosterior> uniform(long... interactions) {
        List<EngagementPosterior> variants = new ArrayList<>();
        for (long count : interactions) {
            variants.add(BetaPrior.UNIFORM.after(count, 2000));
        }
        return variants;
    }

    private static List<EngagementPosterior> variants(
            int size, UniformRandomProvider random, ToDoubleFunction<UniformRandomProvider> views) {
        var scatter = NormalDistribution.of(0, 1).createSampler(random);
        List<EngagementPosterior> variants = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            double prediction = 0.0125 * Math.exp(0.5 * scatter.sample());
            double rate = Math.min(1, prediction * Math.exp(0.3 * scatter.sample()));
            long seen = (long) views.applyAsDouble(random);
            variants.add(PRIOR.of(prediction).after(Math.round(rate * seen), seen));
        }
        return variants;
    }

    /** Simpson's rule over the library's densities and cumulative distributions, finer than the narrowest variant. */
    private static void agreesWithTheSlowReference(List<EngagementPosterior> variants) {
        List<BetaDistribution> betas = variants.stream()
                .map(variant -> BetaDistribution.of(variant.a(), variant.b()))
                .toList();
        double[] best = new double[variants.size()];
        double[] losses = new double[variants.size()];
        List<Double> grid = grid(variants);
        double[] cumulative = new double[variants.size()];
        for (int i = 0; i + 1 < grid.size(); i++) {
            double start = grid.get(i);
            double end = grid.get(i + 1);
            for (int part = 0; part < 3; part++) {
                double logit = start + part * (end - start) / 2;
                double weight = (end - start) * (part == 1 ? 4 : 1) / 6;
                double rate = LogitBeta.rate(logit);
                double slope = rate * LogitBeta.rate(-logit);
                for (int k = 0; k < cumulative.length; k++) {
                    cumulative[k] = betas.get(k).cumulativeProbability(rate);
                }
                for (int k = 0; k < cumulative.length; k++) {
                    double others = 1;
                    for (int j = 0; j < cumulative.length; j++) {
                        others *= j == k ? 1 : cumulative[j];
                    }
                    best[k] += weight * slope * betas.get(k).density(rate) * others;
                    losses[k] += weight * slope * cumulative[k] * (1 - others);
                }
            }
        }
        var comparison = VariantComparison.of(variants);
        for (int k = 0; k < best.length; k++) {
            assertThat(comparison.probabilityBest(k)).isEqualTo(best[k], within(1e-6));
            assertThat(comparison.expectedLoss(k)).isEqualTo(losses[k], within(1e-6));
        }
    }

    /** Steps of a sixth of a standard deviation around each of few variants, of 0.02 around many. */
    private static List<Double> grid(List<EngagementPosterior> variants) {
        List<Double> grid = new ArrayList<>();
        if (variants.size() > 10) {
            for (double logit = -12; logit < -1; logit += 0.02) {
                grid.add(logit);
            }
            return grid;
        }
        for (double logit = -60; logit < 60; logit += 0.1) {
            grid.add(logit);
        }
        for (EngagementPosterior variant : variants) {
            double deviation = Math.sqrt(1 / variant.a() + 1 / variant.b());
            for (int step = -48; step <= 48; step++) {
                grid.add(Math.log(variant.a() / variant.b()) + step * deviation / 6);
            }
        }
        return grid.stream().sorted().distinct().toList();
    }
}
