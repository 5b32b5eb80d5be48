package io.variantdash.query.optimization.stats.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class AllocationTest {

    @Example
    void sharesByProbabilityAndFreshnessAboveAFloor() {
        List<Double> shares = Allocation.shares(List.of(0.5, 0.5, 0.0), List.of(1.0, 0.0, 1.0));

        assertThat(shares.get(0)).isEqualTo(0.01 + 0.97 * 2 / 3, within(1e-12));
        assertThat(shares.get(1)).isEqualTo(0.01 + 0.97 / 3, within(1e-12));
        assertThat(shares.get(2)).isEqualTo(0.01, within(1e-12));
    }

    @Property(tries = 200)
    void sharesSumToOneAboveTheFloor(
            @ForAll @Size(min = 1, max = 500) List<@Scale(3) @DoubleRange(min = 0.001, max = 1) Double> freshness) {
        int variants = freshness.size();
        List<Double> shares = Allocation.shares(Collections.nCopies(variants, 1.0 / variants), freshness);

        assertThat(shares.stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(1, within(1e-9));
        assertThat(shares).allMatch(share -> share >= Math.min(0.01, 0.5 / variants));
    }

    @Example
    void refusesListsThatDoNotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.shares(List.of(1.0), List.of()));
    }
}
