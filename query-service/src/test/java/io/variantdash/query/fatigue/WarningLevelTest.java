package io.variantdash.query.fatigue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarningLevelTest {

    @Test
    void beginsAtItsThreshold() {
        assertThat(WarningLevel.of(1)).contains(WarningLevel.HIGH);
        assertThat(WarningLevel.of(0.8)).contains(WarningLevel.HIGH);
        assertThat(WarningLevel.of(0.79)).contains(WarningLevel.MEDIUM);
        assertThat(WarningLevel.of(0.5)).contains(WarningLevel.MEDIUM);
        assertThat(WarningLevel.of(0.49)).contains(WarningLevel.LOW);
        assertThat(WarningLevel.of(2 / 6.0)).contains(WarningLevel.LOW);
        assertThat(WarningLevel.of(0.33)).isEmpty();
    }
}
