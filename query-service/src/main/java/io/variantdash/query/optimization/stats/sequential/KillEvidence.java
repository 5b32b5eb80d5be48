package io.variantdash.query.optimization.stats.sequential;

import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import io.variantdash.query.optimization.stats.posterior.Counts;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Evidence against a variant that holds however often it is looked at (E1): an e-process. Of variants whose true rate reaches
 * the protected one, at most the share α is ever killed by the rule "kill at E ≥ 1/α" (Ville's inequality).
 *
 * @param logarithm ln E
 */
public record KillEvidence(double logarithm) {

    public KillEvidence {
        if (Double.isNaN(logarithm)) {
            throw new IllegalArgumentException("evidence is no number");
        }
    }

    /**
     * Evidence of views of which each may interact once:
     * E = B(a+S, b+F)·I_{p_k}(a+S, b+F) / [B(a, b)·I_{p_k}(a, b)·p_s^S·(1 − p_s)^F].
     *
     * @param alternative what rates below the kill rate are expected, before truncation to below it
     */
    public static KillEvidence inViews(KillRates rates, BetaPrior alternative, long interactions, long views) {
        Counts.check(interactions, views);
        double a = alternative.a();
        double b = alternative.b();
        long failures = views - interactions;
        return new KillEvidence(LogBeta.value(a + interactions, b + failures)
                + LogIncomplete.beta(rates.killRate(), a + interactions, b + failures)
                - LogBeta.value(a, b)
                - LogIncomplete.beta(rates.killRate(), a, b)
                - interactions * Math.log(rates.protectedRate())
                - failures * Math.log1p(-rates.protectedRate()));
    }

    /** The same with a uniform alternative: no prior is needed. */
    public static KillEvidence inViews(KillRates rates, long interactions, long views) {
        return inViews(rates, BetaPrior.UNIFORM, interactions, views);
    }

    /**
     * Evidence of exposure, for interactions that come later, differ by the hour or repeat:
     * E = Γ(S+1)·P(S+1, p_k·N)·e^(p_s·N) / [N^(S+1)·p_k·p_s^S], with S/φ and N/φ for S and N.
     *
     * @param exposure N: views by the factor of their hour, as far as their interactions have come
     * @param dispersion φ: at least the Fano factor of the increments; 1 where interactions come singly
     */
    public static KillEvidence inExposure(KillRates rates, double interactions, double exposure, double dispersion) {
        if (!(interactions >= 0 && exposure >= 0 && dispersion >= 1)
                || Double.isInfinite(interactions + exposure + dispersion)) {
            throw new IllegalArgumentException("%s interactions in an exposure of %s, dispersion %s"
                    .formatted(interactions, exposure, dispersion));
        }
        double s = interactions / dispersion;
        double n = exposure / dispersion;
        double kill = rates.killRate();
        double logProtected = Math.log(rates.protectedRate());
        if (n == 0) {
            return new KillEvidence(s * (Math.log(kill) - logProtected) - Math.log(s + 1));
        }
        return new KillEvidence(LogGamma.value(s + 1)
                + LogIncomplete.gamma(s + 1, kill * n)
                + rates.protectedRate() * n
                - (s + 1) * Math.log(n)
                - Math.log(kill)
                - s * logProtected);
    }

    /** From 0 (none) to 1 (as much as a kill at level {@code alpha} needs): ln E / ln(1/α). */
    public double meter(double alpha) {
        return Math.max(0, Math.min(1, logarithm / -Math.log(alpha)));
    }

    /** Whether it suffices for a kill, if the share {@code alpha} of good variants may ever be killed. */
    public boolean recommendsKill(double alpha) {
        return logarithm >= -Math.log(alpha);
    }
}
