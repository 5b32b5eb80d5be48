package io.variantdash.endtoend.scenario;

import io.variantdash.testkit.report.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that people read: one for all scenarios that count the same. */
public record Report(List<Outcome> outcomes) {

    public Report {
        outcomes = List.copyOf(outcomes);
    }

    public boolean passed() {
        return outcomes.stream().allMatch(Outcome::passed);
    }

    @Override
    public String toString() {
        return outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> List.copyOf(outcome.figures().keySet()), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(alike -> table(alike.getKey(), alike.getValue()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String table(List<String> columns, List<Outcome> outcomes) {
        Table table = new Table(row("fault", columns.stream(), "verdict"));
        outcomes.forEach(outcome -> table.row(
                row(outcome.fault(), outcome.figures().values().stream(), outcome.passed() ? "passed" : "FAILED")));
        return table.toString();
    }

    private static List<String> row(String first, Stream<String> cells, String last) {
        return Stream.of(Stream.of(first), cells, Stream.of(last))
                .flatMap(part -> part)
                .toList();
    }
}
