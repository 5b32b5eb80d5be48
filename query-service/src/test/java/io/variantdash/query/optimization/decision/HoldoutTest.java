package io.variantdash.query.optimization.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldoutTest {

    private static final int VARIANTS = 20_000;

    /** Repeated with another tool: printf 'ava\\0v1' | sha256sum. */
    @Test
    void isTheSameOnEveryReplicaAndInEveryRelease() {
        assertThat(Holdout.place("ava", "v1")).isEqualTo(PLACE, within(1e-12));
    }

    private static final double PLACE = 0.4395880201932536;

    @Test
    void takesTheShareThatIsSet() {
        for (double share : new double[] {0, 0.1, 0.5}) {
            long chosen = IntStream.range(0, VARIANTS)
                    .filter(i -> Holdout.contains("ava", "v" + i, share))
                    .count();
            assertThat((double) chosen / VARIANTS).isEqualTo(share, within(0.015));
        }
    }

    @Test
    void aLargerShareKeepsTheVariantsOfASmallerOne() {
        assertThat(IntStream.range(0, VARIANTS)
                        .filter(i -> Holdout.contains("ava", "v" + i, 0.1))
                        .allMatch(i -> Holdout.contains("ava", "v" + i, 0.2)))
                .isTrue();
    }

    @Test
    void doesNotConfuseIdsThatReadTheSameTogether() {
        assertThat(Holdout.place("a", "bc")).isNotEqualTo(Holdout.place("ab", "c"));
    }
}
