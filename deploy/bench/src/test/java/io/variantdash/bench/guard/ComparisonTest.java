package io.variantdash.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.variantdash.testkit.report.Spread;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Spread STEADY = new Spread(1.0, 1.0, 1.0);

    @Test
    void toleratesAsMuchAsTheRoundsOfTheBaselineLayApart() {
        Spread baseline = new Spread(0.9, 1.0, 1.15);

        assertThat(new Comparison(Figure.REST, baseline, STEADY).tolerance()).isCloseTo(0.25, offset(1e-9));
        assertThat(new Comparison(Figure.REST, baseline, steady(1.24)).isWorse())
                .isFalse();
        assertThat(new Comparison(Figure.REST, baseline, steady(1.26)).isWorse())
                .isTrue();
    }

    @Test
    void roundsThatHappenedToBeAlikeTolerateATenthAllTheSame() {
        assertThat(new Comparison(Figure.REST, STEADY, steady(1.09)).isWorse()).isFalse();
        assertThat(new Comparison(Figure.REST, STEADY, steady(1.11)).isWorse()).isTrue();
    }

    @Test
    void aBaselineOfABusyMachineDoesNotAllowAnything() {
        Spread baseline = new Spread(0.2, 1.0, 5.0);

        assertThat(new Comparison(Figure.REST, baseline, steady(1.51)).isWorse())
                .isTrue();
    }

    @Test
    void roundsOfThisRunThatLieApartAllowNothing() {
        assertThat(new Comparison(Figure.REST, STEADY, new Spread(0.5, 1.2, 9.0)).isWorse())
                .isTrue();
    }

    @Test
    void fewerEventsPerSecondAreWorseAndMoreAreBetter() {
        assertThat(new Comparison(Figure.INGEST, STEADY, steady(0.85)).verdict())
                .isEqualTo("WORSE");
        assertThat(new Comparison(Figure.INGEST, STEADY, steady(0.95)).verdict())
                .isEqualTo("ok");
        assertThat(new Comparison(Figure.INGEST, STEADY, steady(1.2)).verdict()).startsWith("better");
    }

    @Test
    void longerLatencyIsWorseAndShorterIsBetter() {
        assertThat(new Comparison(Figure.FANOUT_MANY, STEADY, steady(1.2)).verdict())
                .isEqualTo("WORSE");
        assertThat(new Comparison(Figure.FANOUT_MANY, STEADY, steady(0.8)).verdict())
                .startsWith("better");
    }

    @Test
    void oneFigureThatIsWorseMakesTheWholeNotOkAndIsNamed() {
        Baseline baseline = new Baseline("a machine", "2026-01-31", Map.of("rest", STEADY, "fanout_100", steady(0.1)));

        GuardVerdict verdict =
                GuardVerdict.of(baseline, Map.of(Figure.REST, steady(1.05), Figure.FANOUT_MANY, steady(0.3)));

        assertThat(verdict.isOk()).isFalse();
        assertThat(verdict.sentences())
                .containsExactly("fanout, 100 personas: p99, by Node.js: 0.30 is 200 % worse than the baseline's 0.10;"
                        + " 10 % are tolerated.");
        assertThat(verdict.result())
                .containsEntry("bench", "guard")
                .containsEntry("ok", false)
                .containsEntry("ratios", Map.of("rest", 1.05, "fanout_100", 0.3));
        assertThat(verdict.table().toString()).contains("0.10 (0.10..0.10)", "10 %", "WORSE", "ok");
    }

    @Test
    void everythingWithinToleranceIsOk() {
        GuardVerdict verdict = new GuardVerdict(List.of(new Comparison(Figure.REST, STEADY, steady(1.05))));

        assertThat(verdict.isOk()).isTrue();
        assertThat(verdict.sentences()).isEmpty();
    }

    private static Spread steady(double ratio) {
        return new Spread(ratio, ratio, ratio);
    }
}
