package io.variantdash.query.optimization.stats.sequential;

import io.variantdash.query.optimization.stats.posterior.Predictions;

/**
 * The rates between which the early kill decides.
 *
 * @param protectedRate a variant that truly reaches it is not to be killed
 * @param killRate a variant that truly stays below it is to be killed
 */
public record KillRates(double protectedRate, double killRate) {

    public KillRates {
        if (!(killRate > 0 && killRate <= protectedRate && protectedRate < 1)) {
            throw new IllegalArgumentException("kill below %s, protect from %s".formatted(killRate, protectedRate));
        }
    }

    /**
     * The rates that are {@code protectedShare} and {@code killShare} of a prediction above 0. A protected rate of 1 is taken
     * as just below it, because a single failure would prove anything against 1.
     */
    public static KillRates of(double prediction, double protectedShare, double killShare) {
        Predictions.check(prediction);
        double highest = Math.nextDown(1.0);
        return new KillRates(Math.min(highest, protectedShare * prediction), Math.min(highest, killShare * prediction));
    }
}
