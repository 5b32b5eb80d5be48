package io.variantdash.bench.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.variantdash.bench.decisions.archive.CleanTests;
import io.variantdash.bench.decisions.archive.Predictor;
import io.variantdash.bench.decisions.archive.VariantTest;
import io.variantdash.bench.decisions.kill.KillRecord;
import io.variantdash.bench.decisions.kill.KillRule;
import io.variantdash.bench.decisions.sharing.MoveRule;
import io.variantdash.local.replay.file.VariantsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the engine promises on real variants. */
class DecisionBarsTest {

    private static final Path DATA = Path.of("../../../shared/data/upworthy/variants.csv.gz");
    private static final int ROUNDS = 2;

    private static DecisionsReplay replay;

    @BeforeAll
    static void replay() throws IOException {
        assumeThat(DATA)
                .as("the archive of real variants, which lies beside the checkout and not in it")
                .exists();
        List<VariantTest> tests = CleanTests.of(VariantsFile.read(DATA));
        replay = new DecisionsReplay();
        for (int round = 1; round <= ROUNDS; round++) {
            replay.run(tests, Predictor.others(1), round);
        }
    }

    @Test
    void catchesMoreThanTheUsualRuleAndEarlier() {
        KillRecord usual = KillRecord.of(KillRule.USUAL, Math.nextUp(0.5), replay.judged());
        KillRecord e2 = KillRecord.atFalseKills(KillRule.E2, usual.falseKills(), replay.judged());

        assertThat(usual.caught()).isBetween(0.5, 0.6);
        assertThat(e2.caught()).isGreaterThanOrEqualTo(0.78);
        assertThat(e2.beforeHalf()).isGreaterThanOrEqualTo(0.44);
    }

    @Test
    void hardlyEverKillsOnTargetWithoutAPrior() {
        KillRecord e1 = KillRecord.of(KillRule.E1, -Math.log(0.05), replay.judged());

        assertThat(e1.fulfilled()).isLessThanOrEqualTo(0.01);
        assertThat(e1.caught()).isGreaterThanOrEqualTo(0.53);
        assertThat(e1.beforeHalf()).isGreaterThanOrEqualTo(0.27);
    }

    @Test
    void tellsProbabilitiesThatComeTrue() {
        assertThat(replay.best().expectedError()).isLessThanOrEqualTo(0.015);
        assertThat(replay.worstBin()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void movesViewsToTheirGain() {
        assertThat(replay.moved(MoveRule.BETTER_USED_ELSEWHERE).shareOfSorted()).isGreaterThanOrEqualTo(0.35);
        assertThat(replay.moved(MoveRule.BETTER_USED_ELSEWHERE).shareOfGoodHit())
                .isLessThanOrEqualTo(0.03);
    }

    @Test
    void noticesABiasOnceItMatters() throws IOException {
        List<VariantTest> tests = CleanTests.of(VariantsFile.read(DATA));

        BiasFigures bias = BiasFigures.of(tests, 1.3, 3, 1);

        assertThat(bias.spread().median()).isLessThanOrEqualTo(100);
        assertThat(bias.falseAlarms()).isZero();
    }
}
