package io.variantdash.query.optimization;

import io.variantdash.query.optimization.PosteriorQueries.Counted;
import io.variantdash.query.optimization.decision.Estimate;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.stats.posterior.BetaPrior;
import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import io.variantdash.query.optimization.stats.posterior.Interval;
import io.variantdash.query.optimization.suggestion.Evidence;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a variant's true engagement rate, as a chart shows it.
 *
 * @param a first parameter of the posterior Beta distribution
 * @param b second parameter of it
 */
record PosteriorCurve(
        String variantId,
        @Nullable Double predictedEr,
        long views,
        long interactions,
        double a,
        double b,
        Estimate posterior,
        Evidence.Prior prior,
        List<Point> curve) {

    private static final int POINTS = 120;

    /** Beyond it on either side hardly anything of the curve is left. */
    private static final double TAIL = 1e-4;

    /** The densities of posterior and prior at a rate. */
    record Point(double rate, double density, double priorDensity) {}

    static PosteriorCurve of(Counted variant, Learnt learnt) {
        BetaPrior prior = learnt.priorOf(variant.predictedEr());
        EngagementPosterior posterior = prior.after(variant.interactions(), variant.views());
        return new PosteriorCurve(
                variant.id(),
                variant.predictedEr(),
                variant.views(),
                variant.interactions(),
                posterior.a(),
                posterior.b(),
                Estimate.of(posterior),
                Evidence.Prior.of(prior, learnt),
                points(posterior, prior.after(0, 0), variant.predictedEr()));
    }

    /** In the middle of equal steps, so that neither 0 nor 1 is among them, where a density may be infinite. */
    private static List<Point> points(
            EngagementPosterior posterior, EngagementPosterior prior, @Nullable Double predictedEr) {
        Interval most = posterior.interval(TAIL);
        double low = predictedEr == null ? most.low() : Math.min(most.low(), predictedEr);
        double high = predictedEr == null ? most.high() : Math.max(most.high(), predictedEr);
        double step = (high - low) / POINTS;
        return IntStream.range(0, POINTS)
                .mapToDouble(i -> low + (i + 0.5) * step)
                .mapToObj(rate -> new Point(rate, finite(posterior.density(rate)), finite(prior.density(rate))))
                .toList();
    }

    private static double finite(double density) {
        return Double.isFinite(density) ? density : Double.MAX_VALUE;
    }
}
