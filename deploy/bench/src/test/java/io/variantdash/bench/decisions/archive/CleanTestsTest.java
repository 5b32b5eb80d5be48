package io.variantdash.bench.decisions.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.local.replay.file.MeasuredVariant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanTestsTest {

    @Test
    void leavesOutDoubtfulWeeksUnequalViewsAndLonelyVariants() {
        List<VariantTest> clean = CleanTests.of(List.of(
                variant("good", "1", "201325", 1_000, 20),
                variant("good", "2", "201325", 1_040, 30),
                variant("good", "3", "201325", 0, 0),
                variant("doubtful week", "1", "201326", 1_000, 20),
                variant("doubtful week", "2", "201402", 1_000, 20),
                variant("unequal", "1", "201403", 1_000, 20),
                variant("unequal", "2", "201403", 1_300, 20),
                variant("lonely", "1", "201403", 1_000, 20)));

        assertThat(clean)
                .containsExactly(new VariantTest("201325", List.of(new Ended(1_000, 20), new Ended(1_040, 30))));
        assertThat(clean.get(0).rateOfOthers(0)).isEqualTo(30 / 1_040.0);
    }

    private static MeasuredVariant variant(String test, String number, String week, int impressions, int clicks) {
        return new MeasuredVariant(test, number, week, "A headline", impressions, clicks);
    }
}
