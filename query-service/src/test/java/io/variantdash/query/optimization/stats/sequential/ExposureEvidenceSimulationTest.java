package io.variantdash.query.optimization.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.optimization.stats.exposure.Exposure;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posts of a day, looked at every ten minutes, whose interactions come late, by the hour and in clusters. */
class ExposureEvidenceSimulationTest {

    private static final int POSTS = 1500;
    private static final int MINUTES = 24 * 60;
    private static final int LOOK = 10;
    private static final int VIEWS_A_MINUTE = 4;
    private static final double PREDICTION = 0.05;
    private static final double ALPHA = 0.05;
    private static final KillRates RATES = KillRates.of(PREDICTION, 0.8, 0.5);

    /** Lag in minutes, swing of the hours, mean size of a cluster (its Fano factor is 2·size − 1). */
    @ParameterizedTest
    @CsvSource({"0, 0, 1", "0, 0.5, 1", "60, 0, 1", "180, 0, 1", "0, 0, 1.5", "180, 0.5, 1.5"})
    void killsHardlyAnyPostThatKeepsItsPrediction(double lag, double swing, double cluster) {
        assertThat(share(PREDICTION, lag, swing, cluster)).isLessThanOrEqualTo(0.01);
    }

    /** The guarantee itself, at the rate that is just protected. */
    @ParameterizedTest
    @CsvSource({"0, 0, 1", "180, 0.5, 1.5"})
    void killsAtMostOneInTwentyAtTheProtectedRate(double lag, double swing, double cluster) {
        assertThat(share(RATES.protectedRate(), lag, swing, cluster)).isLessThanOrEqualTo(ALPHA);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5, 1", "180, 0, 1"})
    void killsNearlyAllPostsAtTwoFifthsOfThePrediction(double lag, double swing, double cluster) {
        assertThat(share(0.4 * PREDICTION, lag, swing, cluster)).isGreaterThanOrEqualTo(0.95);
    }

    private static double share(double rate, double lag, double swing, double cluster) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(1905L);
        int killed = 0;
        for (int post = 0; post < POSTS; post++) {
            killed += isEverKilled(rate, lag, swing, cluster, random) ? 1 : 0;
        }
        return (double) killed / POSTS;
    }

    private static boolean isEverKilled(
            double rate, double lag, double swing, double cluster, UniformRandomProvider random) {
        int startHour = random.nextInt(24);
        double[] arriving = new double[MINUTES + 1];
        Exposure exposure = Exposure.NONE;
        double interactions = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            double factor = 1 + swing * Math.sin(2 * Math.PI * ((startHour + minute / 60) % 24) / 24);
            int clusters = PoissonSampler.of(random, VIEWS_A_MINUTE * rate * factor / cluster)
                    .sample();
            for (int i = 0; i < clusters; i++) {
                double delay = -lag * Math.log(1 - random.nextDouble());
                arriving[(int) Math.min(MINUTES, minute + delay)] += size(cluster, random);
            }
            interactions += arriving[minute];
            exposure = exposure.after(1, VIEWS_A_MINUTE, factor, lag);
            if (minute % LOOK == 0
                    && KillEvidence.inExposure(RATES, interactions, exposure.matured(), 2 * cluster - 1)
                            .recommendsKill(ALPHA)) {
                return true;
            }
        }
        return false;
    }

    /** Geometric from 1 with this mean. */
    private static int size(double mean, UniformRandomProvider random) {
        int size = 1;
        while (random.nextDouble() > 1 / mean) {
            size++;
        }
        return size;
    }
}
