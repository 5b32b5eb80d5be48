package io.variantdash.endtoend.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a fault left behind.
 *
 * @param figures what was counted and measured, by the heading of its column; empty where the scenario broke off
 * @param problems everything that is wrong, a sentence each
 */
public record Outcome(String fault, Map<String, String> figures, List<String> problems) {

    private static final double MILLIS = 1_000;

    public Outcome {
        figures = new LinkedHashMap<>(figures);
        problems = List.copyOf(problems);
    }

    public boolean passed() {
        return problems.isEmpty();
    }

    /** A figure as the report shows it. */
    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / MILLIS);
    }

    /** A figure as the report shows it. */
    static String millis(double time) {
        return String.format(Locale.ROOT, "%.1f ms", time);
    }
}
