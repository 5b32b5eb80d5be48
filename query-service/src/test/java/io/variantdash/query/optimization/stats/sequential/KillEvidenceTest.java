package io.variantdash.query.optimization.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KillEvidenceTest {

    private static final KillRates RATES = new KillRates(0.048, 0.03);
    private static final BetaPrior INFORMED = new BetaPrior(12, 188);
    private static final Percentage SIX_DIGITS = Percentage.withPercentage(1e-4);

    @ParameterizedTest
    @CsvSource({
        "20, 1000, 19411.83, 22961.289",
        "25, 1000, 349.86109, 873.16402",
        "30, 1000, 11.988058, 43.875171",
        "5, 300, 39.591981, 37.782065",
        "10, 500, 108.56122, 145.14627"
    })
    void agreesWithTheVectorsInViews(long interactions, long views, double uniform, double informed) {
        assertThat(inViews(RATES, BetaPrior.UNIFORM, interactions, views)).isCloseTo(uniform, SIX_DIGITS);
        assertThat(inViews(RATES, INFORMED, interactions, views)).isCloseTo(informed, SIX_DIGITS);
    }

    @Example
    void killsWithoutAnyInteractionAsSoonAsTheVectorsSay() {
        assertThat(inViews(RATES, BetaPrior.UNIFORM, 0, 80)).isLessThan(20);
        assertThat(inViews(RATES, BetaPrior.UNIFORM, 0, 81)).isCloseTo(20.053185, SIX_DIGITS);
        assertThat(inViews(RATES, INFORMED, 0, 129)).isLessThan(20);
        assertThat(inViews(RATES, INFORMED, 0, 130)).isCloseTo(20.21848, SIX_DIGITS);
        assertThat(inExposure(RATES, 0, 83, 1)).isLessThan(20);
        assertThat(inExposure(RATES, 0, 84, 1)).isCloseTo(20.570537, SIX_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 1000, 2670.398",
        "15, 1000, 36.06223",
        "20, 1000, 2.502511",
        "10, 500, 1.232621",
        "0, 148, 20.08205"
    })
    void agreesWithTheVectorsOfOneThreshold(long interactions, long views, double evidence) {
        assertThat(inViews(new KillRates(0.03, 0.03), BetaPrior.UNIFORM, interactions, views))
                .isCloseTo(evidence, SIX_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 1000, 1, 13023.057",
        "25, 1000, 1, 267.39778",
        "30, 1000, 1, 10.238525",
        "5, 300, 1, 34.164187",
        "25, 1000, 2, 11.5796721"
    })
    void agreesWithTheVectorsInExposure(double interactions, double exposure, double dispersion, double evidence) {
        assertThat(inExposure(RATES, interactions, exposure, dispersion)).isCloseTo(evidence, SIX_DIGITS);
    }

    /** What Ville's inequality needs, exactly: the mean over all outcomes, at the protected rate and above. */
    @Property(tries = 60)
    void hasAMeanOfAtMostOneInViews(
            @ForAll @IntRange(min = 1, max = 3000) int views,
            @ForAll @Scale(3) @DoubleRange(min = 0.002, max = 1) double prediction,
            @ForAll @DoubleRange(max = 1) double above) {
        KillRates rates = KillRates.of(prediction, 0.8, 0.5);
        double rate = rates.protectedRate() + above * (1 - rates.protectedRate());
        double mean = 0;
        DiscreteDistribution counts = BinomialDistribution.of(views, Math.min(1, rate));
        for (int s = 0; s <= views; s++) {
            mean += Math.exp(counts.logProbability(s)
                    + KillEvidence.inViews(rates, BetaPrior.UNIFORM, s, views).logarithm());
        }

        assertThat(mean).isLessThan(1 + 1e-9);
    }

    @Property(tries = 60)
    void hasAMeanOfAtMostOneInExposure(
            @ForAll @IntRange(min = 1, max = 3000) int exposure,
            @ForAll @Scale(3) @DoubleRange(min = 0.002, max = 1) double prediction,
            @ForAll @DoubleRange(min = 1, max = 1.25) double above) {
        KillRates rates = KillRates.of(prediction, 0.8, 0.5);
        double rate = rates.protectedRate() * above;
        double poisson = 0;
        DiscreteDistribution counts = PoissonDistribution.of(rate * exposure);
        for (int s = 0; s <= 3 * rate * exposure + 100; s++) {
            poisson += Math.exp(counts.logProbability(s)
                    + KillEvidence.inExposure(rates, s, exposure, 1).logarithm());
        }
        double bernoulli = 0;
        counts = BinomialDistribution.of(exposure, rate);
        for (int s = 0; s <= exposure; s++) {
            bernoulli += Math.exp(counts.logProbability(s)
                    + KillEvidence.inExposure(rates, s, exposure, 1).logarithm());
        }

        assertThat(poisson).isLessThan(1 + 1e-9);
        assertThat(bernoulli).isLessThan(1 + 1e-9);
    }

    @Property(tries = 200)
    void fallsWithInteractionsAndRisesWithFailures(
            @ForAll @IntRange(min = 1, max = 100_000) int views, @ForAll @DoubleRange(max = 0.99) double share) {
        int interactions = (int) (share * views);
        double evidence =
                KillEvidence.inViews(RATES, INFORMED, interactions, views).logarithm();
        double exposed = KillEvidence.inExposure(RATES, interactions, views, 1).logarithm();

        assertThat(KillEvidence.inViews(RATES, INFORMED, interactions + 1, views)
                        .logarithm())
                .isLessThan(evidence);
        assertThat(KillEvidence.inViews(RATES, INFORMED, interactions, views + 1)
                        .logarithm())
                .isGreaterThan(evidence);
        assertThat(KillEvidence.inExposure(RATES, interactions + 1, views, 1).logarithm())
                .isLessThan(exposed);
        assertThat(KillEvidence.inExposure(RATES, interactions, views + 1, 1).logarithm())
                .isGreaterThan(exposed);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-6, 0.05, 1})
    void isFiniteAtExtremeCounts(double prediction) {
        KillRates rates = KillRates.of(prediction, 0.8, 0.5);
        for (long views : new long[] {0, 1, 1_000_000_000}) {
            for (long interactions : new long[] {0, views / 20, views}) {
                assertThat(KillEvidence.inViews(rates, BetaPrior.UNIFORM, interactions, views)
                                .logarithm())
                        .isFinite();
                assertThat(KillEvidence.inExposure(rates, (double) interactions, (double) views, 1)
                                .logarithm())
                        .isFinite();
            }
        }
    }

    /** ln E of a billion views, by numbers of 60 digits (mpmath). */
    @ParameterizedTest
    @CsvSource({"20000000, 10898403.4864599", "40000000, -818366.080564001"})
    void isRightAtABillionViews(long interactions, double logarithm) {
        assertThat(KillEvidence.inViews(RATES, BetaPrior.UNIFORM, interactions, 1_000_000_000)
                        .logarithm())
                .isEqualTo(logarithm, within(1e-9 * Math.abs(logarithm)));
    }

    @Example
    void noExposureIsNoEvidence() {
        assertThat(KillEvidence.inExposure(RATES, 0, 0, 1).logarithm()).isZero();
        assertThat(KillEvidence.inExposure(RATES, 3, 0, 1).logarithm())
                .isEqualTo(KillEvidence.inExposure(RATES, 3, 1e-9, 1).logarithm(), within(1e-9));
    }

    @Example
    void theMeterRunsFromNothingToAKill() {
        assertThat(new KillEvidence(-5).meter(0.05)).isZero();
        assertThat(new KillEvidence(Math.log(20) / 2).meter(0.05)).isEqualTo(0.5, within(1e-12));
        assertThat(new KillEvidence(Double.POSITIVE_INFINITY).meter(0.05)).isEqualTo(1);
        assertThat(new KillEvidence(2.9).recommendsKill(0.05)).isFalse();
        assertThat(new KillEvidence(3).recommendsKill(0.05)).isTrue();
    }

    @Example
    void refusesWhatIsNoCount() {
        assertThatIllegalArgumentException().isThrownBy(() -> inViews(RATES, INFORMED, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> inExposure(RATES, 1, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> inExposure(RATES, 1, 1, 0.9));
        assertThatIllegalArgumentException().isThrownBy(() -> KillRates.of(0, 0.8, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> KillRates.of(0.05, 0.5, 0.8));
    }

    private static double inViews(KillRates rates, BetaPrior alternative, long interactions, long views) {
        return Math.exp(
                KillEvidence.inViews(rates, alternative, interactions, views).logarithm());
    }

    private static double inExposure(KillRates rates, double interactions, double exposure, double dispersion) {
        return Math.exp(KillEvidence.inExposure(rates, interactions, exposure, dispersion)
                .logarithm());
    }
}
