package io.variantdash.query.optimization.stats.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;

class FittedExposureTest {

    private static final ExposureModel OWN = new ExposureModel(hours(2), 30, 1.5);

    @Example
    void fewInteractionsAreDrawnHalfwayTowardsWhatIsKnownOfAll() {
        ExposureModel near = new FittedExposure(OWN, ExposureFit.LEAST_INTERACTIONS)
                .near(new ExposureModel(HourFactors.NONE, 60, 2));

        assertThat(near.hours().at(0)).isEqualTo((1 + OWN.hours().at(0)) / 2, within(1e-12));
        assertThat(near.hours().factors().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(24, within(1e-9));
        assertThat(near.lagMinutes()).isEqualTo(45, within(1e-12));
        assertThat(near.dispersion()).isEqualTo(1.75, within(1e-12));
    }

    @Example
    void manyInteractionsSpeakForThemselves() {
        ExposureModel near = new FittedExposure(OWN, 1_000_000).near(new ExposureModel(HourFactors.NONE, 60, 2));

        assertThat(near.hours().at(0)).isEqualTo(OWN.hours().at(0), within(1e-3));
        assertThat(near.lagMinutes()).isEqualTo(30, within(0.01));
    }

    @Example
    void lagAndClustersAreNeverLowered() {
        ExposureModel near = new FittedExposure(OWN, 300).near(new ExposureModel(HourFactors.NONE, 5, 1));

        assertThat(near.lagMinutes()).isEqualTo(30);
        assertThat(near.dispersion()).isEqualTo(1.5);
        assertThat(new FittedExposure(OWN, 300).near(null)).isEqualTo(OWN);
    }

    private static HourFactors hours(double midnight) {
        List<Double> factors = new ArrayList<>(Collections.nCopies(24, (24 - midnight) / 23));
        factors.set(0, midnight);
        return new HourFactors(factors);
    }
}
