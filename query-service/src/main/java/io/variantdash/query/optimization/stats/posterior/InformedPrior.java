package io.variantdash.query.optimization.stats.posterior;

/**
 * The prior of a variant of a persona with history: Beta(k, k/p − k), centred on the calibrated prediction p, of strength
 * k(p).
 *
 * @param calibration by which predictions are multiplied; 1 where they are right on average
 */
public record InformedPrior(PriorStrength strength, double calibration) {

    /** Below this a prediction is taken as no prediction: the prior's weight would pass any number of views. */
    private static final double LEAST_PREDICTION = 1e-9;

    /** The Jeffreys prior's: no prediction is so sure that failures are impossible. */
    private static final double LEAST_FAILURES = 0.5;

    private static final double LEAST_STRENGTH = 1e-3;

    public InformedPrior {
        if (!(calibration > 0 && calibration < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("calibration factor %s".formatted(calibration));
        }
    }

    /** The prior of a variant with this prediction, from 0 to 1; Jeffreys where it is 0. */
    public BetaPrior of(double prediction) {
        Predictions.check(prediction);
        double calibrated = Math.min(1, calibration * prediction);
        if (calibrated < LEAST_PREDICTION) {
            return BetaPrior.JEFFREYS;
        }
        double k = Math.max(LEAST_STRENGTH, strength.at(calibrated));
        return new BetaPrior(k, Math.max(LEAST_FAILURES, k / calibrated - k));
    }
}
