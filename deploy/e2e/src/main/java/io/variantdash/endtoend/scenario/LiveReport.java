package io.variantdash.endtoend.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** The table of live updates that people read. */
public record LiveReport(List<LiveOutcome> outcomes) {

    private static final String HEAD = "%-28s %7s %9s %6s %7s %10s %10s %15s %15s  %s";
    private static final String ROW = "%-28s %7d %9d %6d %7d %10d %8.1f s %12.1f ms %12.1f ms  %s";
    private static final double MILLIS = 1_000;

    public boolean passed() {
        return outcomes.stream().allMatch(LiveOutcome::passed);
    }

    @Override
    public String toString() {
        return HEAD.formatted(
                        "fault",
                        "clients",
                        "expected",
                        "missed",
                        "doubled",
                        "disordered",
                        "recovery",
                        "p99",
                        "p99 undisturbed",
                        "verdict")
                + outcomes.stream()
                        .map(outcome -> System.lineSeparator() + row(outcome))
                        .collect(Collectors.joining());
    }

    private static String row(LiveOutcome outcome) {
        return ROW.formatted(
                outcome.fault(),
                outcome.clients(),
                outcome.verdict().expected(),
                outcome.verdict().missed(),
                outcome.verdict().doubled(),
                outcome.verdict().disordered(),
                outcome.recovery().toMillis() / MILLIS,
                outcome.disturbedMillis(),
                outcome.undisturbedMillis(),
                outcome.passed() ? "passed" : "FAILED");
    }
}
