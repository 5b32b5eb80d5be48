package io.variantdash.query.optimization.stats.comparison;

import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import io.variantdash.query.optimization.stats.posterior.LogitBeta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which of several variants has the highest true rate: P_k = ∫ f_k ∏_{j≠k} F_j, and the loss to expect of choosing k,
 * L_k = ∫ F_k·(1 − ∏_{j≠k} F_j), by quadrature, so that the same counts give the same figures.
 *
 * <p>Both integrals share one grid over the logit of the rate. It spans only what can decide: from the highest of the lower
 * bounds (below it the product of all is nothing) to the highest upper bound. The panels follow the narrowest distribution
 * that is alive there; the cumulative distributions come from the densities at the same nodes. Error below 10⁻⁶ (held against
 * a slow reference by a test).
 */
public final class VariantComparison {

    private static final PanelRule RULE = new PanelRule(10);

    /** In standard deviations of the narrowest distribution. */
    private static final double PANEL_WIDTH = 1.2;

    private static final double WIDEST_PANEL = 1.5;
    private static final double LOWEST_LOGIT = -690;

    private final double[] probabilities;
    private final double[] losses;

    private VariantComparison(double[] probabilities, double[] losses) {
        this.probabilities = probabilities;
        this.losses = losses;
    }

    /** Compares at least one variant. */
    public static VariantComparison of(List<EngagementPosterior> posteriors) {
        if (posteriors.isEmpty()) {
            throw new IllegalArgumentException("no variants to compare");
        }
        LogitBeta[] all = posteriors.stream()
                .map(posterior -> new LogitBeta(posterior.a(), posterior.b()))
                .toArray(LogitBeta[]::new);
        double[] upper = Arrays.stream(all).mapToDouble(LogitBeta::upperBound).toArray();
        double from = Math.max(
                LOWEST_LOGIT,
                Arrays.stream(all).mapToDouble(LogitBeta::lowerBound).max().getAsDouble());
        List<Integer> contenders = new ArrayList<>();
        for (int k = 0; k < all.length; k++) {
            if (upper[k] > from) {
                contenders.add(k);
            }
        }
        double[] probabilities = new double[all.length];
        double[] losses = new double[all.length];
        Integration integration = new Integration(
                contenders.stream().map(k -> all[k]).toArray(LogitBeta[]::new),
                contenders.stream().mapToDouble(k -> upper[k]).toArray());
        integration.run(from);
        double total = Arrays.stream(integration.probabilities).sum();
        double expectedMaximum = integration.losses[0] + all[contenders.get(0)].mean();
        for (int k = 0; k < all.length; k++) {
            losses[k] = expectedMaximum - all[k].mean();
        }
        for (int i = 0; i < contenders.size(); i++) {
            probabilities[contenders.get(i)] = integration.probabilities[i] / total;
            losses[contenders.get(i)] = integration.losses[i];
        }
        return new VariantComparison(probabilities, losses);
    }

    /** The probability that the true rate of variant {@code k} is the highest. */
    public double probabilityBest(int k) {
        return probabilities[k];
    }

    /** How much rate is lost on average by choosing variant {@code k} instead of the truly best. */
    public double expectedLoss(int k) {
        return losses[k];
    }

    private static final class Integration {

        private final LogitBeta[] betas;
        private final double[] upper;
        private final double[] cumulative;
        private final double[] probabilities;
        private final double[] losses;
        private final double[][] densityAt;
        private final double[][] cumulativeAt;
        private final LeaveOneOut others;

        Integration(LogitBeta[] betas, double[] upper) {
            this.betas = betas;
            this.upper = upper;
            this.cumulative = new double[betas.length];
            this.probabilities = new double[betas.length];
            this.losses = new double[betas.length];
            this.densityAt = new double[RULE.size()][betas.length];
            this.cumulativeAt = new double[RULE.size()][betas.length];
            this.others = new LeaveOneOut(betas.length);
        }

        void run(double from) {
            addBelow(from);
            double to = Arrays.stream(upper).max().getAsDouble();
            double at = from;
            while (at < to) {
                double end = Math.min(to, at + panelWidth(at));
                addPanel(at, end);
                at = end;
            }
        }

        /** Below the grid every cumulative distribution is a power of the rate, so the integral is known. */
        private void addBelow(double from) {
            double exponents = 0;
            double product = 1;
            for (int k = 0; k < betas.length; k++) {
                cumulative[k] = betas[k].cumulative(from);
                losses[k] = Math.max(0, betas[k].integralOfCumulative(from));
                exponents += betas[k].a();
                product *= cumulative[k];
            }
            for (int k = 0; k < betas.length; k++) {
                probabilities[k] = product * betas[k].a() / exponents;
            }
        }

        private double panelWidth(double at) {
            double width = Double.POSITIVE_INFINITY;
            for (int k = 0; k < betas.length; k++) {
                if (upper[k] > at) {
                    double fromBulk = -Math.log(betas[k].a() + betas[k].b()) - at;
                    width = Math.min(width, Math.max(WIDEST_PANEL, fromBulk / 2));
                    width = Math.min(width, PANEL_WIDTH / betas[k].changeRate(at));
                }
            }
            return width;
        }

        private void addPanel(double start, double end) {
            double half = (end - start) / 2;
            double[] logRate = new double[RULE.size()];
            double[] logComplement = new double[RULE.size()];
            for (int i = 0; i < RULE.size(); i++) {
                double logit = start + half * (1 + RULE.node(i));
                logRate[i] = LogitBeta.logRate(logit);
                logComplement[i] = LogitBeta.logRate(-logit);
            }
            for (int k = 0; k < betas.length; k++) {
                fill(k, start, half, logRate, logComplement);
            }
            for (int i = 0; i < RULE.size(); i++) {
                double weight = half * RULE.weight(i);
                double rateWeight = weight * Math.exp(logRate[i] + logComplement[i]);
                double[] product = others.of(cumulativeAt[i]);
                for (int k = 0; k < betas.length; k++) {
                    probabilities[k] += weight * densityAt[i][k] * product[k];
                    losses[k] += rateWeight * cumulativeAt[i][k] * (1 - product[k]);
                }
            }
        }

        private void fill(int k, double start, double half, double[] logRate, double[] logComplement) {
            int size = RULE.size();
            if (upper[k] <= start) {
                for (int i = 0; i < size; i++) {
                    densityAt[i][k] = 0;
                    cumulativeAt[i][k] = 1;
                }
                return;
            }
            double[] density = new double[size];
            double panel = 0;
            for (int i = 0; i < size; i++) {
                density[i] = betas[k].density(logRate[i], logComplement[i]);
                densityAt[i][k] = density[i];
                panel += RULE.weight(i) * density[i];
            }
            for (int i = 0; i < size; i++) {
                double[] weights = RULE.upToNode(i);
                double sum = 0;
                for (int j = 0; j < size; j++) {
                    sum += weights[j] * density[j];
                }
                cumulativeAt[i][k] = Math.max(0, Math.min(1, cumulative[k] + half * sum));
            }
            cumulative[k] = Math.min(1, cumulative[k] + half * panel);
        }
    }
}
