package io.variantdash.bench.decisions.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** What would have been predicted of a variant of a test; 0 where nothing can be. */
@FunctionalInterface
public interface Predictor {

    /** The spread of a prediction that rests on no sight of the test, as the standard deviation of its logarithm. */
    double NOISE = 0.3;

    double prediction(VariantTest test, int which);

    /** The rate of the other variants of the test, times a bias. */
    static Predictor others(double bias) {
        return (test, which) -> Math.min(1, bias * test.rateOfOthers(which));
    }

    /** The rate of all variants of earlier weeks with noise for each variant, times a bias. */
    static Predictor earlierWeeks(List<VariantTest> tests, double bias, long seed) {
        Map<String, Double> rates = ratesBefore(tests);
        return (test, which) -> {
            var random = new SplittableRandom(seed ^ Objects.hash(test, which));
            double noise = Math.exp(NOISE * random.nextGaussian());
            return Math.min(1, bias * noise * rates.getOrDefault(test.week(), 0.0));
        };
    }

    private static Map<String, Double> ratesBefore(List<VariantTest> tests) {
        List<VariantTest> ordered = new ArrayList<>(tests);
        ordered.sort(Comparator.comparing(VariantTest::week));
        Map<String, Double> rates = new HashMap<>();
        double views = 0;
        double clicks = 0;
        for (VariantTest test : ordered) {
            rates.putIfAbsent(test.week(), views == 0 ? 0.0 : clicks / views);
            for (Ended ended : test.variants()) {
                views += ended.views();
                clicks += ended.clicks();
            }
        }
        return rates;
    }
}
