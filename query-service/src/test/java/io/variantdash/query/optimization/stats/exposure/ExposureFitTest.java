package io.variantdash.query.optimization.stats.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Hours, lag and clusters are found together in the minutes that monitors report. */
class ExposureFitTest {

    private static final int DAY = 24 * 60;

    private final UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7);

    @Example
    void findsHoursLagAndClustersAtOnce() {
        ExposureModel model = ExposureFit.of(variants(72, 45, 1)).orElseThrow();

        assertThat(model.lagMinutes()).isBetween(42.0, 70.0);
        assertThat(model.dispersion()).isBetween(1.0, 1.3);
        assertThat(model.hours().at(6)).isGreaterThan(1.2);
        assertThat(model.hours().at(18)).isLessThan(0.8);
    }

    @Example
    void findsThatInteractionsComeInPairs() {
        ExposureModel model = ExposureFit.of(variants(72, 0, 2)).orElseThrow();

        assertThat(model.dispersion()).isBetween(1.9, 2.5);
        assertThat(model.lagMinutes()).isLessThan(5);
    }

    @Example
    void saysNothingFromFewInteractionsOrNone() {
        assertThat(ExposureFit.of(List.of())).isEmpty();
        assertThat(ExposureFit.of(List.of(List.of()))).isEmpty();
        assertThat(ExposureFit.of(List.of(List.of(new MinuteTotals(0, 100_000, 199)))))
                .isEmpty();
    }

    @Example
    void totalsThatFallOrRepeatAreNoHarm() {
        List<List<MinuteTotals>> variants = variants(72, 45, 1);
        variants.forEach(minutes -> minutes.set(
                50,
                new MinuteTotals(minutes.get(50).minute(), 0, minutes.get(50).interactions())));

        assertThat(ExposureFit.of(variants).orElseThrow().dispersion()).isFinite();
    }

    @Example
    void theCourseOfAVariantIsThatOfTheDefinition() {
        ExposureModel model = new ExposureModel(HourFactors.NONE, 30, 1);

        VariantExposure course =
                VariantExposure.of(model, List.of(new MinuteTotals(600, 100, 0), new MinuteTotals(610, 250, 0)));

        double definition = 100 * (1 - Math.exp(-20 / 30.0)) + 150 * (1 - Math.exp(-10 / 30.0));
        assertThat(course.at(model, 620, 250).matured()).isEqualTo(definition, within(1e-9));
        assertThat(course.at(model, 600, 250).matured())
                .as("time never goes back")
                .isEqualTo(course.matured());
    }

    @Example
    void countsThatAreCorrectedTakeTheirExposureAlong() {
        ExposureModel model = new ExposureModel(HourFactors.NONE, 30, 1);
        VariantExposure course = VariantExposure.of(model, List.of(new MinuteTotals(0, 1000, 0)));

        assertThat(course.at(model, 100, 500).matured())
                .isEqualTo(course.at(model, 100, 1000).matured() / 2, within(1e-9));
        assertThat(course.at(model, 100, 0).matured()).isZero();
    }

    /** Half a day of each, beginning at all hours alike. */
    private List<List<MinuteTotals>> variants(int count, double lag, int cluster) {
        List<List<MinuteTotals>> variants = new ArrayList<>();
        for (int variant = 0; variant < count; variant++) {
            int start = variant * DAY / count;
            int[] arriving = new int[DAY / 2];
            for (int minute = 0; minute < arriving.length; minute++) {
                double factor = 1 + 0.5 * Math.sin(2 * Math.PI * (start + minute) / DAY);
                int clusters = PoissonSampler.of(random, 0.5 * factor / cluster).sample();
                for (int i = 0; i < clusters; i++) {
                    int at = (int) (minute - lag * Math.log(1 - random.nextDouble()));
                    if (at < arriving.length) {
                        arriving[at] += cluster;
                    }
                }
            }
            List<MinuteTotals> minutes = new ArrayList<>();
            long interactions = 0;
            for (int minute = 0; minute < arriving.length; minute++) {
                interactions += arriving[minute];
                minutes.add(new MinuteTotals(start + minute, 10L * (minute + 1), interactions));
            }
            variants.add(minutes);
        }
        return variants;
    }
}
