package io.variantdash.query.optimization.stats.fatigue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import io.variantdash.query.optimization.stats.posterior.PredictionOutcome;
import io.variantdash.query.optimization.stats.posterior.PriorStrength;
import java.util.List;
import net.jqwik.api.Example;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FatigueTest {

    private static final PatternCounts MANY = new PatternCounts(10_000, 1_000_000, 1);

    @ParameterizedTest
    @CsvSource({
        "0, 14, 1, 0, false",
        "3, 14, 5, 0.5, false",
        "14, 14, 5, 1, false",
        "3, 15, 5, 0, true",
        "6, 20, 5, 0.5, true",
        "8, 20, 5, 1, true",
        "20, 20, 5, 1, true",
        "0, 20, 5, 0, true",
        "20, 20, 1, 0, true"
    })
    void usesAreComparedWithTheOthersWhereThePersonaPostsMuch(
            long uses, long all, long patterns, double score, boolean relative) {
        var fatigue = UseFatigue.of(uses, all, patterns);

        assertThat(fatigue.score()).isEqualTo(score, within(1e-12));
        assertThat(fatigue.relative()).isEqualTo(relative);
    }

    @Example
    void refusesMoreUsesThanAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> UseFatigue.of(2, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> UseFatigue.of(0, 1, 0));
    }

    @Example
    void warnsOfAPatternThatFellAlone() {
        var recent = new PatternCounts(500, 100_000, 3.9);
        var baseline = new PatternCounts(1000, 100_000, 3.9);

        assertThat(EffectFatigue.of(recent, baseline, MANY, MANY, 13).warns()).isTrue();
        assertThat(EffectFatigue.of(baseline, baseline, MANY, MANY, 13).warns()).isFalse();
    }

    @Example
    void aQuietWeekForAllIsNoFatigue() {
        var recent = new PatternCounts(500, 100_000, 3.9);
        var baseline = new PatternCounts(1000, 100_000, 3.9);
        var quiet = new PatternCounts(5000, 1_000_000, 1);

        var fatigue = EffectFatigue.of(recent, baseline, quiet, MANY, 13);

        assertThat(fatigue.warns()).isFalse();
        assertThat(fatigue.ratio()).isEqualTo(1, within(0.05));
    }

    /** A lucky start of few views is drawn back to the others' rate. */
    @Example
    void regressionToTheMeanIsNoFatigue() {
        var lucky = new PatternCounts(8, 300, 1);
        var usual = new PatternCounts(3, 300, 1);

        assertThat(EffectFatigue.of(usual, lucky, MANY, MANY, 13).warns()).isFalse();
        assertThat(EffectFatigue.of(PatternCounts.NONE, PatternCounts.NONE, PatternCounts.NONE, PatternCounts.NONE, 13)
                        .probability())
                .isBetween(0.0, 0.9);
    }

    @Example
    void theNormalSumIsNearTheRatioOfFourBetas() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7);
        var recent = new PatternCounts(30, 3000, 1);
        var baseline = new PatternCounts(50, 4000, 1);
        var othersRecent = new PatternCounts(200, 20_000, 1);
        var othersBaseline = new PatternCounts(300, 30_000, 1);
        var prior = new BetaPrior(13, 13 * 29_700.5 / 300.5);
        var recentPrior = new BetaPrior(13, 13 * 19_800.5 / 200.5);
        List<ContinuousDistribution.Sampler> samplers = List.of(
                        recent.update(recentPrior),
                        baseline.update(prior),
                        othersRecent.update(BetaPrior.JEFFREYS),
                        othersBaseline.update(BetaPrior.JEFFREYS))
                .stream()
                .map(beta -> BetaDistribution.of(beta.a(), beta.b()).createSampler(random))
                .toList();
        int below = 0;
        for (int i = 0; i < 200_000; i++) {
            double change = samplers.get(0).sample() / samplers.get(1).sample();
            below += change / (samplers.get(2).sample() / samplers.get(3).sample()) < 0.8 ? 1 : 0;
        }

        assertThat(EffectFatigue.of(recent, baseline, othersRecent, othersBaseline, 13)
                        .probability())
                .isEqualTo(below / 200_000.0, within(0.01));
    }

    @Example
    void totalsScatterAsTheirVariantsDo() {
        var prior = new InformedPrior(new PriorStrength(13, 0, 0.0125), 1);
        var counts = PatternCounts.of(
                List.of(new PredictionOutcome(0.0125, 37, 2960), new PredictionOutcome(0.0125, 30, 2960)), prior);

        assertThat(counts.interactions()).isEqualTo(67);
        assertThat(counts.views()).isEqualTo(5920);
        assertThat(counts.dispersion()).isEqualTo(3.84, within(0.01));
        assertThat(PatternCounts.of(List.of(), prior)).isEqualTo(PatternCounts.NONE);
    }
}
