package io.variantdash.query.optimization.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import io.variantdash.query.optimization.stats.posterior.InformedPriorTest;
import net.jqwik.api.Example;

class KillCostsTest {

    @Example
    void aDearerFalseKillNeedsAMoreProbableFailure() {
        var posterior =
                new InformedPrior(InformedPriorTest.STRENGTH, 1).of(0.02).after(4, 1000);

        assertThat(KillCosts.EQUAL.threshold()).isEqualTo(0.5);
        assertThat(new KillCosts(1, 4).threshold()).isEqualTo(0.2);
        assertThat(posterior.probabilityBelow(0.01)).isBetween(0.2, 0.5);
        assertThat(new KillCosts(1, 4).recommendKill(posterior, 0.01)).isTrue();
        assertThat(KillCosts.EQUAL.recommendKill(posterior, 0.01)).isFalse();
    }

    @Example
    void refusesCostsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KillCosts(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new KillCosts(1, Double.NaN));
    }
}
