package io.variantdash.local.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {

    @ParameterizedTest
    @ValueSource(doubles = {1, 10, 10_000})
    void takesASensibleRate(double rate) {
        assertThat(new DemoOptions(rate, -1).eventsPerSecond()).isEqualTo(rate);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 0.99, 10_001, Double.POSITIVE_INFINITY, Double.NaN})
    void refusesAnyOther(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DemoOptions(rate, 1))
                .withMessageContaining("1 to 10000 events a second");
    }
}
