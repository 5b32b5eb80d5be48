package io.variantdash.query.optimization.stats.exposure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.numbers.gamma.LogGamma;

/** How many interactions a view brings at each hour of the day, where 1 is the average of the day. */
public record HourFactors(List<Double> factors) {

    private static final int HOURS = 24;

    public static final HourFactors NONE = new HourFactors(Collections.nCopies(HOURS, 1.0));

    public HourFactors {
        factors = List.copyOf(factors);
        if (factors.size() != HOURS || factors.stream().anyMatch(factor -> !(factor > 0))) {
            throw new IllegalArgumentException("hour factors " + factors);
        }
    }

    public double at(int hour) {
        return factors.get(hour);
    }

    /**
     * Shrinks each hour's ratio of observed to expected interactions towards 1: (O + κ)/(E + κ), where κ is the most likely
     * one if the true factors are Gamma(κ, κ) distributed and counts are Poisson.
     *
     * @param interactions by hour
     * @param expected interactions that equal hours would have brought, by hour, in any unit
     * @param dispersion φ: by how much interactions cluster
     */
    public static HourFactors fit(List<Double> interactions, List<Double> expected, double dispersion) {
        double scale = sum(interactions) / sum(expected);
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            return NONE;
        }
        List<Double> observed =
                interactions.stream().map(count -> count / dispersion).toList();
        List<Double> even =
                expected.stream().map(count -> count * scale / dispersion).toList();
        double strength = Math.exp(new BrentOptimizer(1e-8, 1e-8)
                .optimize(
                        new MaxEval(500),
                        new UnivariateObjectiveFunction(at -> logLikelihood(Math.exp(at), observed, even)),
                        GoalType.MAXIMIZE,
                        new SearchInterval(0, Math.log(1e6)))
                .getPoint());
        List<Double> shrunk = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            shrunk.add((observed.get(hour) + strength) / (even.get(hour) + strength));
        }
        double mean = sum(shrunk) / HOURS;
        return new HourFactors(shrunk.stream().map(factor -> factor / mean).toList());
    }

    private static double logLikelihood(double strength, List<Double> observed, List<Double> even) {
        double sum = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            double count = observed.get(hour);
            sum += LogGamma.value(count + strength)
                    - LogGamma.value(strength)
                    + strength * Math.log(strength)
                    - (count + strength) * Math.log(even.get(hour) + strength);
        }
        return sum;
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }
}
