package io.variantdash.bench.decisions.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReliabilityTest {

    @Test
    void weighsBinsByTheirCounts() {
        Reliability reliability = new Reliability();
        for (int i = 0; i < 10; i++) {
            reliability.add(0.25, i < 3 ? 1 : 0);
        }
        for (int i = 0; i < 30; i++) {
            reliability.add(1, 0.5);
        }

        assertThat(reliability.bins()).hasSize(2);
        assertThat(reliability.expectedError()).isEqualTo((10 * 0.05 + 30 * 0.5) / 40, within(1e-12));
        assertThat(reliability.worstBin(10)).isEqualTo(0.5, within(1e-12));
        assertThat(reliability.worstBin(31)).isZero();
        assertThat(reliability.brier()).isEqualTo((3 * 0.75 * 0.75 + 7 * 0.25 * 0.25 + 30 * 0.25) / 40, within(1e-12));
    }
}
