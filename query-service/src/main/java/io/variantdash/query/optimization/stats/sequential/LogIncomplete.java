package io.variantdash.query.optimization.stats.sequential;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/** Logarithms of incomplete functions, also where the library's value is too small for a double: there by their series. */
final class LogIncomplete {

    private static final double LEAST_VALUE = 1e-290;
    private static final double NEGLIGIBLE = 1e-17;

    private LogIncomplete() {}

    /** ln I_x(a, b). */
    static double beta(double x, double a, double b) {
        double value = RegularizedBeta.value(x, a, b);
        if (value > LEAST_VALUE) {
            return Math.log(value);
        }
        return a * Math.log(x)
                + b * Math.log1p(-x)
                - Math.log(a)
                - LogBeta.value(a, b)
                + logSeries(i -> x * (a + b + i) / (a + 1 + i));
    }

    /** ln P(a, x). */
    static double gamma(double a, double x) {
        double value = RegularizedGamma.P.value(a, x);
        if (value > LEAST_VALUE) {
            return Math.log(value);
        }
        return a * Math.log(x) - x - LogGamma.value(a + 1) + logSeries(i -> x / (a + 1 + i));
    }

    /** ln of 1 + r(0) + r(0)·r(1) + …; the ratios are below 1 and fall, because a value is small only below its mean. */
    private static double logSeries(IntToDoubleFunction ratio) {
        double term = 1;
        double sum = 1;
        for (int i = 0; term > NEGLIGIBLE * sum; i++) {
            term *= ratio.applyAsDouble(i);
            sum += term;
        }
        return Math.log(sum);
    }
}
