package io.variantdash.endtoend;

import io.variantdash.checks.observability.Selector.Matcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The series that a service tells Prometheus, with the label that Prometheus adds. */
record Scrape(List<Series> series) {

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A metric with its labels. */
    record Series(String metric, Map<String, String> labels) {

        boolean has(Matcher matcher) {
            String value = labels.get(matcher.label());
            return value != null
                    && switch (matcher.comparison()) {
                        case "=" -> value.equals(matcher.value());
                        case "=~" -> value.matches(matcher.value());
                        default -> true;
                    };
        }
    }

    static Scrape of(URI service, String job) {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/q/metrics")).build();
        try {
            String text = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return new Scrape(text.lines()
                    .map(LINE::matcher)
                    .filter(line -> line.matches())
                    .map(line -> new Series(line.group(1), labels(line.group(2) == null ? "" : line.group(2), job)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + job + " was asked", e);
        }
    }

    private static Map<String, String> labels(String text, String job) {
        Map<String, String> labels = new HashMap<>(Map.of("job", job, "instance", job));
        LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        return labels;
    }
}
