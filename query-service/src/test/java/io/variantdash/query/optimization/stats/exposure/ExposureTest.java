package io.variantdash.query.optimization.stats.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;

class ExposureTest {

    @Example
    void isTheSumOverMinutesByTheirHourAndAge() {
        double[] views = {100, 0, 40, 7};
        double[] factors = {1, 1, 0.5, 1.5};
        double lag = 2;
        Exposure exposure = Exposure.NONE;
        double expected = 0;
        for (int minute = 0; minute < views.length; minute++) {
            exposure = exposure.after(1, views[minute], factors[minute], lag);
            double age = views.length - 1 - minute;
            expected += factors[minute] * views[minute] * (1 - Math.exp(-age / lag));
        }

        assertThat(exposure.matured()).isEqualTo(expected, within(1e-12));
        assertThat(exposure.total()).isEqualTo(100 + 20 + 10.5, within(1e-12));
    }

    @Example
    void countsViewsAtOnceWithoutALag() {
        assertThat(Exposure.NONE.after(0, 100, 1, 0).matured()).isEqualTo(100);
    }

    @Example
    void countsAllViewsInTheEnd() {
        assertThat(Exposure.NONE.after(1, 100, 1, 60).after(1e9, 0, 1, 60).matured())
                .isEqualTo(100);
    }

    @Example
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> Exposure.NONE.after(-1, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Exposure.NONE.after(1, -1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Exposure.NONE.after(1, 1, 0, 1));
    }
}
