package io.variantdash.query.optimization.stats.exposure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the interactions of a persona come, as its own minutes say.
 *
 * @param interactions how many it was fitted to
 */
public record FittedExposure(ExposureModel model, double interactions) {

    /**
     * The same shrunk towards what is known of all personas, as if that were worth {@link ExposureFit#LEAST_INTERACTIONS}
     * interactions of this one. Lag and clusters are only ever raised by it: taken for too low they kill good variants.
     *
     * @param pooled null where it is not known how interactions of all personas come
     */
    public ExposureModel near(@Nullable ExposureModel pooled) {
        if (pooled == null) {
            return model;
        }
        double own = interactions / (interactions + ExposureFit.LEAST_INTERACTIONS);
        return new ExposureModel(
                hours(pooled.hours(), own),
                Math.max(model.lagMinutes(), between(model.lagMinutes(), pooled.lagMinutes(), own)),
                Math.max(model.dispersion(), between(model.dispersion(), pooled.dispersion(), own)));
    }

    private HourFactors hours(HourFactors pooled, double own) {
        List<Double> factors = new ArrayList<>();
        for (int hour = 0; hour < pooled.factors().size(); hour++) {
            factors.add(between(model.hours().at(hour), pooled.at(hour), own));
        }
        return new HourFactors(factors);
    }

    private static double between(double mine, double pooled, double own) {
        return own * mine + (1 - own) * pooled;
    }
}
