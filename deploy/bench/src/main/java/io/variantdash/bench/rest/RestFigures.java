package io.variantdash.bench.rest;

import io.variantdash.testkit.report.Spread;
import io.variantdash.testkit.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What came out for each number of stored events. */
public final class RestFigures {

    private static final long SIZE_OF_THE_DESIGN = 1_000_000;

    private final TreeMap<Long, List<Load.Answers>> rounds = new TreeMap<>();
    private final TreeMap<Long, List<Load.Answers>> references = new TreeMap<>();
    private final TreeMap<Long, List<Double>> cold = new TreeMap<>();

    void add(long stored, Load.Answers answers) {
        rounds.computeIfAbsent(stored, size -> new ArrayList<>()).add(answers);
    }

    void addReference(long stored, Load.Answers answers) {
        references.computeIfAbsent(stored, size -> new ArrayList<>()).add(answers);
    }

    void addCold(long stored, List<Double> milliseconds) {
        cold.put(stored, milliseconds);
    }

    Table table() {
        Table table = new Table("stored events", "requests/s", "p50 ms", "p99 ms", "KiB an answer", "cold ms");
        rounds.forEach((stored, answers) -> {
            String size = String.format(Locale.ROOT, "%,d", stored);
            row(
                    table,
                    size,
                    answers,
                    Spread.of(cold.getOrDefault(stored, List.of(Double.NaN))).show(1));
            if (references.containsKey(stored)) {
                row(table, size + ", the JDK's server", references.get(stored), "");
            }
        });
        return table;
    }

    /** p50 of the largest size by that of the reference, round by round; empty without a reference. */
    public Optional<Spread> ratios() {
        if (references.isEmpty()) {
            return Optional.empty();
        }
        List<Load.Answers> answers = rounds.lastEntry().getValue();
        List<Load.Answers> reference = references.lastEntry().getValue();
        return Optional.of(Spread.of(IntStream.range(0, answers.size())
                .mapToObj(round -> answers.get(round).milliseconds(50)
                        / reference.get(round).milliseconds(50))
                .toList()));
    }

    Map<String, Object> result() {
        long stored = rounds.containsKey(SIZE_OF_THE_DESIGN) ? SIZE_OF_THE_DESIGN : rounds.lastKey();
        List<Load.Answers> answers = rounds.getOrDefault(stored, List.of());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("bench", "rest");
        result.put("p50", rounded(spread(answers, round -> round.milliseconds(50))));
        result.put("p99", rounded(spread(answers, round -> round.milliseconds(99))));
        result.put("rps", Math.round(spread(answers, Load.Answers::perSecond).median()));
        result.put("cold_ms", rounded(Spread.of(cold.getOrDefault(stored, List.of(Double.NaN)))));
        return result;
    }

    private static void row(Table table, String name, List<Load.Answers> answers, String cold) {
        table.row(
                name,
                spread(answers, Load.Answers::perSecond).show(0),
                spread(answers, round -> round.milliseconds(50)).show(2),
                spread(answers, round -> round.milliseconds(99)).show(2),
                spread(answers, Load.Answers::meanKibibytes).show(1),
                cold);
    }

    private static double rounded(Spread spread) {
        return Math.round(spread.median() * 100) / 100.0;
    }

    private static Spread spread(List<Load.Answers> rounds, ToDoubleFunction<Load.Answers> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
