package io.variantdash.query.live.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.optimization.decision.Decision;
import io.variantdash.query.optimization.decision.Estimate;
import io.variantdash.query.optimization.decision.Range;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionChangesTest {

    private final DecisionChanges changes = new DecisionChanges();

    @Test
    void beginsWithAll() {
        assertThat(changes.since(Map.of("a", decision(0.5)))).containsOnlyKeys("a");
        assertThat(changes.since(Map.of("a", decision(0.5)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.5005, false", "0.4985, true", "0.52, true"})
    void tellsWhatCanBeSeen(double probability, boolean told) {
        changes.since(Map.of("a", decision(0.5)));

        assertThat(changes.since(Map.of("a", decision(probability))).containsKey("a"))
                .isEqualTo(told);
    }

    @Test
    void smallChangesAddUp() {
        changes.since(Map.of("a", decision(0.5)));
        assertThat(changes.since(Map.of("a", decision(0.5006)))).isEmpty();

        assertThat(changes.since(Map.of("a", decision(0.5012)))).containsOnlyKeys("a");
    }

    @Test
    void tellsAVariantThatComesBack() {
        changes.since(Map.of("a", decision(0.5)));
        assertThat(changes.since(Map.of())).isEmpty();

        assertThat(changes.since(Map.of("a", decision(0.5)))).containsOnlyKeys("a");
    }

    @Test
    void tellsWhatCannotBeSaidAnyMore() {
        changes.since(Map.of("a", decision(0.5)));

        assertThat(changes.since(Map.of("a", Decision.NONE))).containsEntry("a", Decision.NONE);
        assertThat(changes.since(Map.of("a", Decision.NONE))).isEmpty();
    }

    @Test
    void tellsAnotherVerdictHoweverCloseItWas() {
        changes.since(Map.of("a", decision(0.5, "too_early", 1000L)));

        assertThat(changes.since(Map.of("a", decision(0.5, "too_early", 1001L))))
                .isEmpty();
        assertThat(changes.since(Map.of("a", decision(0.5, "too_early", 1100L))))
                .containsKey("a");
        assertThat(changes.since(Map.of("a", decision(0.5, "beats", null)))).containsKey("a");
    }

    private static Decision decision(double probabilityBest) {
        return decision(probabilityBest, "too_early", 1000L);
    }

    private static Decision decision(double probabilityBest, String verdict, @Nullable Long further) {
        return new Decision(
                new Estimate(0.05, 0.04, 0.06),
                new Range(0.03, 0.07),
                probabilityBest,
                0.001,
                0.1,
                0.01,
                verdict,
                further);
    }
}
