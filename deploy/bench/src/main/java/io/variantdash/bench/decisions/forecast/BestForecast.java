package io.variantdash.bench.decisions.forecast;

import io.variantdash.bench.decisions.archive.Course;
import io.variantdash.bench.decisions.archive.Ended;
import io.variantdash.bench.decisions.archive.VariantTest;
import io.variantdash.query.optimization.stats.comparison.PredictiveComparison;
import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import java.util.ArrayList;
import java.util.List;

/**
 * Says at half of the views which variant of a test will get the most clicks in the other half, and looks what happens. Each
 * variant's prediction is the others' rate up to then: the rate of the end would tell the future.
 */
public final class BestForecast {

    private BestForecast() {}

    public static void judge(VariantTest test, List<Course> courses, InformedPrior prior, Reliability reliability) {
        int half = Math.min(test.leastViews() / 2, PredictiveComparison.MOST_VIEWS_AHEAD);
        if (half == 0) {
            return;
        }
        VariantTest soFar = new VariantTest(
                test.week(),
                courses.stream()
                        .map(course -> new Ended(half, course.clicksWithin(half)))
                        .toList());
        List<EngagementPosterior> posteriors = new ArrayList<>();
        for (int i = 0; i < courses.size(); i++) {
            posteriors.add(prior.of(soFar.rateOfOthers(i))
                    .after(soFar.variants().get(i).clicks(), half));
        }
        PredictiveComparison forecast = PredictiveComparison.of(posteriors, half);
        int[] next = courses.stream()
                .mapToInt(course -> course.clicksBetween(half, 2 * half))
                .toArray();
        double[] won = shares(next);
        for (int i = 0; i < won.length; i++) {
            reliability.add(forecast.probabilityAhead(i), won[i]);
        }
    }

    /** Those with the most clicks share the win. */
    private static double[] shares(int[] clicks) {
        int most = -1;
        int winners = 0;
        for (int one : clicks) {
            winners = one > most ? 1 : one == most ? winners + 1 : winners;
            most = Math.max(most, one);
        }
        double[] shares = new double[clicks.length];
        for (int i = 0; i < clicks.length; i++) {
            shares[i] = clicks[i] == most ? 1.0 / winners : 0;
        }
        return shares;
    }
}
