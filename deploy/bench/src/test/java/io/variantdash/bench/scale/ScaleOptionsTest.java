package io.variantdash.bench.scale;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScaleOptionsTest {

    private final ScaleOptions options = new ScaleOptions();

    @Test
    void saysPlainlyThatTwoProcessorsMeasureNothing() {
        assertThatThrownBy(() -> options.check(2))
                .hasMessageContaining("scale cannot measure here", "2 processors", "4");
        assertThatCode(() -> options.check(4)).doesNotThrowAnyException();

        options.anyway = true;
        assertThatCode(() -> options.check(2)).doesNotThrowAnyException();
    }

    @Test
    void refusesToCompareOneReplicaWithItself() {
        options.queryReplicas = 1;

        assertThatThrownBy(() -> options.check(8)).hasMessageContaining("--query-replicas");
    }
}
