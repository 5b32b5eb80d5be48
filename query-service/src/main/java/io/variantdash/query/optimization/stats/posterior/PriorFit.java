package io.variantdash.query.optimization.stats.posterior;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.jspecify.annotations.Nullable;

/**
 * Fits strength and calibration factor by the marginal likelihood of the beta-binomial. It takes every variant that has views,
 * killed ones included: the likelihood does not care why looking stopped, while any choice by views or outcome biases it. For
 * one thread.
 */
public final class PriorFit {

    /** Fewer variants tell too little; the pooled fit of all personas is better. */
    public static final int LEAST_VARIANTS = 20;

    private static final double LEAST_PREDICTION = 1e-9;
    private static final int MOST_EVALUATIONS = 5000;

    /** |ln strength|, |exponent| and |ln calibration| at most; beyond, the likelihood is flat. */
    private static final double[] RANGES = {14, 3, 5};

    /** How far personas lie from each other: standard deviations of ln strength, exponent and ln calibration. */
    private static final double[] BETWEEN_PERSONAS = {0.7, 0.5, 0.3};

    private final List<PredictionOutcome> outcomes;
    private final double typical;

    /** Is asked for by more than one, and takes long to find. */
    private @Nullable FittedPrior best;

    private PriorFit(List<PredictionOutcome> outcomes) {
        this.outcomes = outcomes;
        this.typical = Math.exp(outcomes.stream()
                .mapToDouble(outcome -> Math.log(outcome.prediction()))
                .average()
                .orElseThrow());
    }

    /** The best prior; empty where fewer than {@link #LEAST_VARIANTS} have views and a prediction above 0. */
    public static Optional<FittedPrior> of(List<PredictionOutcome> outcomes) {
        return to(outcomes).map(PriorFit::best);
    }

    public static Optional<PriorFit> to(List<PredictionOutcome> outcomes) {
        List<PredictionOutcome> usable = outcomes.stream()
                .filter(outcome -> outcome.views() > 0 && outcome.prediction() >= LEAST_PREDICTION)
                .toList();
        return usable.size() < LEAST_VARIANTS ? Optional.empty() : Optional.of(new PriorFit(usable));
    }

    public FittedPrior best() {
        FittedPrior known = best;
        if (known == null) {
            known = search();
            best = known;
        }
        return known;
    }

    private FittedPrior search() {
        double ratio = outcomes.stream()
                        .mapToDouble(PredictionOutcome::interactions)
                        .sum()
                / outcomes.stream().mapToDouble(o -> o.views() * o.prediction()).sum();
        double start = Math.max(-4, Math.min(4, Math.log(ratio)));
        PointValuePair found = maximum(this::logLikelihood, Math.log(10), 0, start);
        return fitted(maximum(this::logLikelihood, found.getPoint()));
    }

    /**
     * The best prior where what is known of all personas is known beforehand: the fewer variants there are, and the less
     * they say, the closer it is to that.
     *
     * @param pooled the prior of all personas; null where there is none, and the persona stands for itself
     */
    public FittedPrior bestNear(@Nullable InformedPrior pooled) {
        FittedPrior own = best();
        if (pooled == null) {
            return own;
        }
        double[] centre = {
            Math.log(pooled.strength().at(typical)), pooled.strength().exponent(), Math.log(pooled.calibration())
        };
        MultivariateFunction posterior = point -> logLikelihood(point) - penalty(point, centre);
        double[] start = {
            Math.log(own.prior().strength().base()),
            own.prior().strength().exponent(),
            Math.log(own.prior().calibration())
        };
        double[] found =
                maximum(posterior, maximum(posterior, start).getPoint()).getPoint();
        return new FittedPrior(prior(found), logLikelihood(found), outcomes.size());
    }

    /** The best prior of those with this calibration factor. */
    public FittedPrior bestAt(double logCalibration, PriorStrength start) {
        MultivariateFunction profile = point -> logLikelihood(new double[] {point[0], point[1], logCalibration});
        PointValuePair found = maximum(profile, Math.log(start.base()), start.exponent());
        double[] point = found.getPoint();
        return fitted(new PointValuePair(new double[] {point[0], point[1], logCalibration}, found.getValue()));
    }

    private FittedPrior fitted(PointValuePair found) {
        double[] point = found.getPoint();
        return new FittedPrior(prior(point), found.getValue(), outcomes.size());
    }

    private InformedPrior prior(double[] point) {
        var strength = new PriorStrength(Math.exp(within(point, 0)), within(point, 1), typical);
        return new InformedPrior(strength, Math.exp(within(point, 2)));
    }

    private double logLikelihood(double[] point) {
        InformedPrior prior = prior(point);
        double sum = 0;
        for (PredictionOutcome outcome : outcomes) {
            BetaPrior beta = prior.of(outcome.prediction());
            sum += BetaBinomial.logLikelihood(beta.a(), beta.b(), outcome.interactions(), outcome.views());
        }
        return sum - excess(point);
    }

    /** Minus the ln density of a normal distribution of personas around what is known of all, without its constant. */
    private static double penalty(double[] point, double[] centre) {
        double sum = 0;
        for (int i = 0; i < point.length; i++) {
            double deviation = (within(point, i) - centre[i]) / BETWEEN_PERSONAS[i];
            sum += deviation * deviation / 2;
        }
        return sum;
    }

    private static PointValuePair maximum(MultivariateFunction function, double... start) {
        double[] steps = new double[start.length];
        Arrays.fill(steps, 0.3);
        return new SimplexOptimizer(1e-11, 1e-8)
                .optimize(
                        new MaxEval(MOST_EVALUATIONS),
                        new ObjectiveFunction(function),
                        GoalType.MAXIMIZE,
                        new InitialGuess(start),
                        new NelderMeadSimplex(steps));
    }

    private static double within(double[] point, int i) {
        return Math.max(-RANGES[i], Math.min(RANGES[i], point[i]));
    }

    /** Leads the search back into the ranges. */
    private static double excess(double[] point) {
        double sum = 0;
        for (int i = 0; i < point.length; i++) {
            double beyond = point[i] - within(point, i);
            sum += beyond * beyond;
        }
        return sum;
    }
}
