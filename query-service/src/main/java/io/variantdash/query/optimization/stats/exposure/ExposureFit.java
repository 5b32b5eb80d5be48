package io.variantdash.query.optimization.stats.exposure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Learns from the minutes of variants how a persona's interactions come. Hours, lag and clusters depend on each other, so they
 * are fitted in two rounds, each against the expectation that the other two lead to. A variant's own rate is divided out.
 */
public final class ExposureFit {

    /** Fewer interactions tell too little; the pooled fit of all personas is better. */
    public static final int LEAST_INTERACTIONS = 200;

    private static final int LONGEST = 12 * MinuteTotals.MINUTES_OF_AN_HOUR;
    private static final int ROUNDS = 2;

    private final List<Course> courses;

    /** The consecutive minutes of a variant, from its first report on. */
    private record Course(long start, List<MinuteCounts> minutes) {}

    private ExposureFit(List<Course> courses) {
        this.courses = courses;
    }

    /** Empty where the variants have fewer than {@link #LEAST_INTERACTIONS} together. */
    public static Optional<ExposureModel> of(List<List<MinuteTotals>> variants) {
        return fitted(variants).map(FittedExposure::model);
    }

    /** The same, with how many interactions it rests on. */
    public static Optional<FittedExposure> fitted(List<List<MinuteTotals>> variants) {
        List<Course> courses = variants.stream()
                .filter(minutes -> !minutes.isEmpty())
                .map(ExposureFit::course)
                .toList();
        double interactions = courses.stream()
                .flatMap(course -> course.minutes().stream())
                .mapToDouble(MinuteCounts::interactions)
                .sum();
        return interactions < LEAST_INTERACTIONS
                ? Optional.empty()
                : new ExposureFit(courses).fit().map(model -> new FittedExposure(model, interactions));
    }

    private Optional<ExposureModel> fit() {
        ExposureModel model = new ExposureModel(HourFactors.NONE, 0, 1);
        for (int round = 0; round < ROUNDS; round++) {
            OptionalDouble lag =
                    LagFit.upperBound(courses.stream().map(Course::minutes).toList(), model.dispersion());
            if (lag.isEmpty()) {
                return Optional.empty();
            }
            HourFactors hours = hours(lag.getAsDouble(), model.dispersion());
            double dispersion = FanoFactor.upperBound(expected(new ExposureModel(hours, lag.getAsDouble(), 1)));
            model = new ExposureModel(hours, lag.getAsDouble(), dispersion);
        }
        return Optional.of(model);
    }

    private HourFactors hours(double lag, double dispersion) {
        List<Double> observed = new ArrayList<>(Collections.nCopies(MinuteTotals.HOURS_OF_A_DAY, 0.0));
        List<Double> even = new ArrayList<>(observed);
        ExposureModel alike = new ExposureModel(HourFactors.NONE, lag, 1);
        for (Course course : courses) {
            List<ExpectedCount> minutes = expected(course, alike);
            for (int i = 0; i < minutes.size(); i++) {
                int hour = MinuteTotals.hourOf(course.start() + i);
                observed.set(hour, observed.get(hour) + minutes.get(i).observed());
                even.set(hour, even.get(hour) + minutes.get(i).expected());
            }
        }
        return HourFactors.fit(observed, even, dispersion);
    }

    private List<ExpectedCount> expected(ExposureModel model) {
        return courses.stream()
                .flatMap(course -> expected(course, model).stream())
                .toList();
    }

    /** What the exposure that matures in each minute leads to expect at the variant's own rate. */
    private static List<ExpectedCount> expected(Course course, ExposureModel model) {
        double[] matured = new double[course.minutes().size()];
        Exposure exposure = Exposure.NONE;
        double interactions = 0;
        for (int i = 0; i < matured.length; i++) {
            MinuteCounts minute = course.minutes().get(i);
            double before = exposure.matured();
            exposure = exposure.after(
                    1, minute.views(), model.hours().at(MinuteTotals.hourOf(course.start() + i)), model.lagMinutes());
            matured[i] = Math.max(0, exposure.matured() - before);
            interactions += minute.interactions();
        }
        double rate = exposure.matured() > 0 ? interactions / exposure.matured() : 0;
        List<ExpectedCount> expected = new ArrayList<>(matured.length);
        for (int i = 0; i < matured.length; i++) {
            expected.add(
                    new ExpectedCount(rate * matured[i], course.minutes().get(i).interactions()));
        }
        return expected;
    }

    /** Fills the minutes without a report; a total that falls brings nothing. */
    private static Course course(List<MinuteTotals> reports) {
        long start = reports.get(0).minute();
        List<MinuteCounts> minutes = new ArrayList<>();
        long views = 0;
        long interactions = 0;
        for (MinuteTotals report : reports) {
            if (report.minute() - start >= LONGEST) {
                break;
            }
            while (minutes.size() < report.minute() - start) {
                minutes.add(new MinuteCounts(0, 0));
            }
            minutes.add(new MinuteCounts(
                    Math.max(0, report.views() - views), Math.max(0, report.interactions() - interactions)));
            views = report.views();
            interactions = report.interactions();
        }
        return new Course(start, minutes);
    }
}
