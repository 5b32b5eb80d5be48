package io.variantdash.bench.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ingest-service says about the steps of its batches, up to a moment or between two.
 *
 * @param steps by the name of the step
 */
record IngestSteps(Map<String, Step> steps) {

    /** As in {@code ingest_step_seconds_sum{step="commit"} 1.25}. */
    private static final Pattern LINE =
            Pattern.compile("^ingest_step_seconds_(sum|count)\\{.*?step=\"(\\w+)\".*?} (\\S+)$", Pattern.MULTILINE);

    private static final String FIRST = "decode";
    private static final double MILLIS_PER_SECOND = 1e3;

    /** How often a step was done, and for how long in all. */
    record Step(double count, double seconds) {

        private Step plus(Step other) {
            return new Step(count + other.count, seconds + other.seconds);
        }

        private Step minus(Step other) {
            return new Step(count - other.count, seconds - other.seconds);
        }
    }

    /** Asks the service. */
    static IngestSteps soFar(URI service) {
        try {
            return of(HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(service.resolve("/q/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException("ingest-service does not tell its metrics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for metrics", e);
        }
    }

    /** Reads them from Prometheus' text. */
    static IngestSteps of(String metrics) {
        Map<String, Step> steps = new TreeMap<>();
        for (Matcher line = LINE.matcher(metrics); line.find(); ) {
            double value = Double.parseDouble(line.group(3));
            Step part = line.group(1).equals("sum") ? new Step(0, value) : new Step(value, 0);
            steps.merge(line.group(2), part, Step::plus);
        }
        return new IngestSteps(steps);
    }

    IngestSteps since(IngestSteps before) {
        Map<String, Step> difference = new TreeMap<>();
        steps.forEach((name, step) ->
                difference.put(name, step.minus(before.steps.getOrDefault(name, new Step(0, 0)))));
        return new IngestSteps(difference);
    }

    /** How long a batch is in this step, on average over all batches: not every batch has every step. */
    double millisecondsPerBatch(String step) {
        double batches = step(FIRST).count;
        return batches == 0 ? 0 : step(step).seconds * MILLIS_PER_SECOND / batches;
    }

    private Step step(String name) {
        return steps.getOrDefault(name, new Step(0, 0));
    }
}
