package io.variantdash.query.optimization.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.variantdash.query.optimization.learning.Learnt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class AssessmentTest {

    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final Rules RULES = new Rules(1, 0.8, 0.5, 0.05, Duration.ofMinutes(5), 100, 0);
    private static final long MANY = 1_000_000_000;

    @Example
    void saysAllOfAVariantWithViewsAndAPrediction() {
        Decision decision = decided(0.05, 700, 1000);

        assertThat(decision.verdict()).isEqualTo("beats");
        assertThat(decision.viewsToDecision()).isNull();
        assertThat(decision.killEvidence()).isZero();
        assertThat(decision.probabilityBest()).isCloseTo(1.0, within(1e-9));
        assertThat(decision.expectedLoss()).isCloseTo(0.0, within(1e-9));
    }

    @Example
    void saysHowManyViewsAreMissing() {
        Decision early = decided(0.05, 30, 500);

        assertThat(early.verdict()).isEqualTo("too_early");
        long enough = Objects.requireNonNull(early.viewsToDecision());
        assertThat(enough).isPositive();
        assertThat(decided(0.05, 30 + Math.round(0.06 * enough), 500 + enough).verdict())
                .isNotEqualTo("too_early");
    }

    @Example
    void judgesNothingWithoutAPrediction() {
        Decision decision = decided(null, 30, 500);

        assertThat(decision.verdict()).isNull();
        assertThat(decision.killEvidence()).isNull();
        assertThat(decision.probabilityBelowThreshold()).isNull();
        assertThat(decision.posterior()).isNotNull();
    }

    @Example
    void leavesImpossibleCountsOut() {
        Assessment assessment = assess(List.of(candidate("odd", 0.05, 20, 10), candidate("fine", 0.05, 1, 10)));

        assertThat(assessment.decisionOf("odd")).isEqualTo(Decision.NONE);
        assertThat(assessment.decisionOf("fine").posterior()).isNotNull();
        assertThat(assessment.candidates()).hasSize(2);
        assertThat(assess(List.of()).variants()).isEmpty();
    }

    @Example
    void staysFiniteAtExtremeCountsAndPredictions() {
        for (Double prediction : new Double[] {0.0, 1e-300, 1e-6, 0.5, 1.0}) {
            for (long views : new long[] {0, 1, MANY}) {
                for (long interactions : new long[] {0, Math.min(1, views), views}) {
                    Decision decision = decided(prediction, interactions, views);
                    Estimate posterior = Objects.requireNonNull(decision.posterior());
                    Range interval = Objects.requireNonNull(decision.interval());
                    assertThat(List.of(
                                    posterior.mean(),
                                    posterior.low(),
                                    posterior.high(),
                                    interval.low(),
                                    interval.high()))
                            .as("%s: %d of %d", prediction, interactions, views)
                            .allSatisfy(rate -> assertThat(rate).isBetween(0.0, 1.0));
                }
            }
        }
    }

    @Property(tries = 30)
    void sharesCertaintyAmongAllVariants(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
        Random random = new Random(seed);
        Assessment assessment = assess(IntStream.range(0, count)
                .mapToObj(i -> {
                    long views = random.nextInt(5000);
                    return candidate(
                            "v" + i, 0.01 + 0.1 * random.nextDouble(), random.nextInt((int) views / 5 + 1), views);
                })
                .toList());

        assertThat(assessment.variants().stream()
                        .mapToDouble(assessed ->
                                Objects.requireNonNull(assessed.decision().probabilityBest()))
                        .sum())
                .isEqualTo(1, within(1e-9));
        assertThat(assessment.variants())
                .allSatisfy(assessed ->
                        assertThat(assessed.decision().expectedLoss()).isBetween(0.0, 1.0));
    }

    private static Decision decided(@Nullable Double prediction, long interactions, long views) {
        return assess(List.of(candidate("v", prediction, interactions, views))).decisionOf("v");
    }

    private static Assessment assess(List<Candidate> candidates) {
        return Assessment.of(candidates, Learnt.NOTHING, Map.of(), RULES, NOW);
    }

    private static Candidate candidate(String id, @Nullable Double prediction, long interactions, long views) {
        return new Candidate(id, id, prediction, null, NOW.minusSeconds(3600), NOW, interactions, views);
    }
}
