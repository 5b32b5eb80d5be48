package io.variantdash.query.optimization.stats.posterior;

/**
 * How many interactions a prediction is worth: k(p̂) = base·(p̂/typical)^exponent.
 *
 * @param base the strength of a typical prediction, in interactions
 * @param exponent how the strength grows with the prediction; 0 for a constant one
 * @param typical a typical prediction
 */
public record PriorStrength(double base, double exponent, double typical) {

    public PriorStrength {
        if (!(base > 0
                && base < Double.POSITIVE_INFINITY
                && Double.isFinite(exponent)
                && typical > 0
                && typical <= 1)) {
            throw new IllegalArgumentException("strength %s·(p/%s)^%s".formatted(base, typical, exponent));
        }
    }

    double at(double prediction) {
        return base * Math.pow(prediction / typical, exponent);
    }
}
