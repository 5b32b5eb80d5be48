package io.variantdash.endtoend.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** The table that people read. */
public record Report(List<Outcome> outcomes) {

    private static final String HEAD = "%-38s %8s %10s %6s %8s  %s";
    private static final String ROW = "%-38s %8d %8.1f s %6d %8d  %s";
    private static final double MILLIS = 1_000;

    public boolean passed() {
        return outcomes.stream().allMatch(Outcome::passed);
    }

    @Override
    public String toString() {
        return HEAD.formatted("fault", "events", "recovery", "lost", "doubled", "verdict")
                + outcomes.stream()
                        .map(outcome -> System.lineSeparator() + row(outcome))
                        .collect(Collectors.joining());
    }

    private static String row(Outcome outcome) {
        return ROW.formatted(
                outcome.fault(),
                outcome.events(),
                outcome.recovery().toMillis() / MILLIS,
                outcome.lost(),
                outcome.doubled(),
                outcome.passed() ? "passed" : "FAILED");
    }
}
