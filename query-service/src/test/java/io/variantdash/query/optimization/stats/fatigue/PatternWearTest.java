package io.variantdash.query.optimization.stats.fatigue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternWearTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1.0, 0.0",
        "1, 0.5, 0.16666666666666666",
        "2, 0.25, 0.3333333333333333",
        "3, 0.0, 0.5",
        "6, 0.0, 1.0",
        "60, 0.0, 1.0"
    })
    void wearsOutWithUse(long uses, double freshness, double score) {
        assertThat(PatternWear.freshness(uses)).isEqualTo(freshness);
        assertThat(PatternWear.fatigueScore(uses)).isEqualTo(score);
    }
}
