package io.variantdash.query.optimization.stats.comparison;

import io.variantdash.query.optimization.stats.posterior.BetaBinomial;
import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import java.util.Arrays;
import java.util.List;

/**
 * Which of several variants will be ahead over the next views of each: the event that can be checked against what happens.
 * Equal numbers share the win. The number of interactions is beta-binomial.
 *
 * <p>A tie is broken by a uniform number, so P_k = Σ_i p_k(i)·∫₀¹ ∏_{j≠k}(F_j(i − 1) + u·p_j(i)) du. The integrand's logarithm
 * is concave in u, which bounds where it matters. The costs grow with the number of views ahead.
 */
public final class PredictiveComparison {

    /** The most views ahead that can be asked for. */
    public static final int MOST_VIEWS_AHEAD = 100_000;

    private static final PanelRule SMOOTH = new PanelRule(4);
    private static final PanelRule STEEP = new PanelRule(10);

    /** Up to this logarithmic slope, four nodes are exact to 10⁻⁸. */
    private static final double SMOOTH_SLOPE = 1.5;

    private static final double PANEL_SLOPE = 4;
    private static final double NEGLIGIBLE_DROP = 32;
    private static final double NEGLIGIBLE = 1e-14;

    private final BetaBinomial[] futures;
    private final double[] probabilities;
    private final double[] below;
    private final double[] here;
    private final double[] factors;
    private final LeaveOneOut others;

    private PredictiveComparison(BetaBinomial[] futures) {
        this.futures = futures;
        this.probabilities = new double[futures.length];
        this.below = new double[futures.length];
        this.here = new double[futures.length];
        this.factors = new double[futures.length];
        this.others = new LeaveOneOut(futures.length);
    }

    /** Compares at least one variant over {@code viewsAhead} further views of each. */
    public static PredictiveComparison of(List<EngagementPosterior> posteriors, int viewsAhead) {
        if (posteriors.isEmpty() || viewsAhead < 1 || viewsAhead > MOST_VIEWS_AHEAD) {
            throw new IllegalArgumentException("%d variants over %d views".formatted(posteriors.size(), viewsAhead));
        }
        var comparison = new PredictiveComparison(posteriors.stream()
                .map(posterior -> new BetaBinomial(posterior.a(), posterior.b(), viewsAhead))
                .toArray(BetaBinomial[]::new));
        comparison.run();
        return comparison;
    }

    /** The probability that variant {@code k} earns the most interactions, ties shared. */
    public double probabilityAhead(int k) {
        return probabilities[k];
    }

    private void run() {
        int from = Arrays.stream(futures).mapToInt(BetaBinomial::first).max().getAsInt();
        int to = Arrays.stream(futures).mapToInt(BetaBinomial::last).max().getAsInt();
        for (int k = 0; k < futures.length; k++) {
            below[k] = futures[k].probabilityBelow(from);
        }
        for (int number = from; number <= to; number++) {
            add(number);
        }
        double total = Arrays.stream(probabilities).sum();
        for (int k = 0; k < futures.length; k++) {
            probabilities[k] /= total;
        }
    }

    private void add(int number) {
        double slope = 0;
        double product = 1;
        for (int k = 0; k < futures.length; k++) {
            here[k] = futures[k].probability(number);
            double upTo = below[k] + here[k];
            product *= upTo;
            slope += upTo > 0 ? here[k] / upTo : 0;
        }
        if (product > NEGLIGIBLE) {
            addTies(slope);
        }
        for (int k = 0; k < futures.length; k++) {
            below[k] = Math.min(1, below[k] + here[k]);
        }
    }

    private void addTies(double slope) {
        if (slope <= PANEL_SLOPE) {
            addPanel(slope <= SMOOTH_SLOPE ? SMOOTH : STEEP, 0, 1);
            return;
        }
        double width = PANEL_SLOPE / slope;
        double lowest = Math.max(0, 1 - NEGLIGIBLE_DROP / slope);
        for (double end = 1; end > lowest; end -= width) {
            addPanel(STEEP, Math.max(0, end - width), end);
        }
    }

    private void addPanel(PanelRule rule, double start, double end) {
        double half = (end - start) / 2;
        for (int i = 0; i < rule.size(); i++) {
            double share = start + half * (1 + rule.node(i));
            for (int k = 0; k < futures.length; k++) {
                factors[k] = below[k] + share * here[k];
            }
            double[] product = others.of(factors);
            double weight = half * rule.weight(i);
            for (int k = 0; k < futures.length; k++) {
                probabilities[k] += weight * here[k] * product[k];
            }
        }
    }
}
