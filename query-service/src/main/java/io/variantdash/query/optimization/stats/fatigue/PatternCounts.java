package io.variantdash.query.optimization.stats.fatigue;

import io.variantdash.query.optimization.stats.calibration.Overdispersion;
import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import io.variantdash.query.optimization.stats.posterior.PredictionOutcome;
import java.util.List;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * What the variants of a pattern earned together.
 *
 * @param dispersion by how much the sum scatters more than binomially, at least 1
 */
public record PatternCounts(double interactions, double views, double dispersion) {

    public static final PatternCounts NONE = new PatternCounts(0, 0, 1);

    public PatternCounts {
        if (!(interactions >= 0 && interactions <= views && dispersion >= 1)) {
            throw new IllegalArgumentException(
                    "%s interactions of %s views, dispersion %s".formatted(interactions, views, dispersion));
        }
    }

    /** The sum of variants whose rates scatter as the prior says. */
    public static PatternCounts of(List<PredictionOutcome> outcomes, InformedPrior prior) {
        double interactions = 0;
        double views = 0;
        double variance = 0;
        double overdispersed = 0;
        for (PredictionOutcome outcome : outcomes) {
            double binomial = outcome.views() * outcome.prediction() * (1 - outcome.prediction());
            interactions += outcome.interactions();
            views += outcome.views();
            variance += binomial;
            overdispersed += binomial
                    * Overdispersion.factor(
                            (double) outcome.views(),
                            prior.of(outcome.prediction()).worthViews());
        }
        return new PatternCounts(interactions, views, variance == 0 ? 1 : overdispersed / variance);
    }

    /** The probability that the pattern's true rate is below {@code rate}. */
    public double probabilityBelow(BetaPrior prior, double rate) {
        BetaPrior posterior = update(prior);
        return rate <= 0 ? 0 : rate >= 1 ? 1 : RegularizedBeta.value(rate, posterior.a(), posterior.b());
    }

    /** The posterior after as many independent views as tell as much. */
    public BetaPrior update(BetaPrior prior) {
        return new BetaPrior(prior.a() + interactions / dispersion, prior.b() + (views - interactions) / dispersion);
    }
}
