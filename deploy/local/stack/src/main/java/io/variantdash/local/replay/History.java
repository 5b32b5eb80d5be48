package io.variantdash.local.replay;

import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.local.replay.file.MeasuredVariant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The events of all variants of a file in the order of their times. Tests begin one after the other, evenly spread and
 * ordered by their weeks, so that the run of the last one ends at the given instant.
 */
final class History {

    static final Duration SPAN = Duration.ofHours(24);

    private final Prediction prediction;
    private final List<Step> steps = new ArrayList<>();

    History(List<MeasuredVariant> variants, Instant end) {
        prediction = new Prediction(variants);
        List<List<MeasuredVariant>> tests = testsByWeek(variants);
        for (int test = 0; test < tests.size(); test++) {
            // In milliseconds, as Kafka's timestamps are: an event and its record have the same time.
            long start = end.toEpochMilli() - startBeforeEnd(test, tests.size());
            tests.get(test).forEach(variant -> addSteps(variant, start));
        }
        steps.sort(Comparator.comparingLong(Step::atMillis));
    }

    int size() {
        return steps.size();
    }

    Instant begin() {
        return steps.get(0).at();
    }

    Stream<MonitorEvent> events() {
        return steps.stream().map(step -> step.event(prediction));
    }

    /** The events that leave each variant as it was measured. */
    List<PerformanceUpdate> lastUpdates() {
        return steps.stream().filter(Step::isLast).map(Step::updated).toList();
    }

    private void addSteps(MeasuredVariant variant, long start) {
        steps.add(Step.post(start, variant));
        int number = 0;
        for (Progress progress : Arrivals.of(variant)) {
            number++;
            steps.add(Step.update(start, variant, number, progress));
        }
    }

    private static List<List<MeasuredVariant>> testsByWeek(List<MeasuredVariant> variants) {
        Map<String, List<MeasuredVariant>> tests = new LinkedHashMap<>();
        variants.forEach(variant ->
                tests.computeIfAbsent(variant.test(), test -> new ArrayList<>()).add(variant));
        return tests.values().stream()
                .sorted(Comparator.comparing(test -> test.get(0).week()))
                .toList();
    }

    private static long startBeforeEnd(int test, int tests) {
        long run = Arrivals.RUN.toMillis();
        return tests == 1 ? run : run + (SPAN.toMillis() - run) * (tests - 1 - test) / (tests - 1);
    }
}
