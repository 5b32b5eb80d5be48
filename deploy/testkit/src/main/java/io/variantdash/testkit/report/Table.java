package io.variantdash.testkit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown, so that it reads well on a terminal and can be pasted into a README. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        this(List.of(header));
    }

    public Table(List<String> header) {
        rows.add(List.copyOf(header));
    }

    public void row(String... cells) {
        row(List.of(cells));
    }

    public void row(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException("%d cells in a table of %d columns"
                    .formatted(cells.size(), rows.get(0).size()));
        }
        rows.add(List.copyOf(cells));
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(row, widths)));
        lines.add(1, IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|")));
        return lines.stream().collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
