package io.variantdash.bench.guard;

import io.variantdash.testkit.report.Spread;
import io.variantdash.testkit.report.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All figures beside their baselines. */
record GuardVerdict(List<Comparison> comparisons) {

    private static final double DECIMALS = 1e3;
    private static final int PERCENT = 100;

    static GuardVerdict of(Baseline baseline, Map<Figure, Spread> now) {
        return new GuardVerdict(now.entrySet().stream()
                .map(figure -> new Comparison(figure.getKey(), baseline.of(figure.getKey()), figure.getValue()))
                .toList());
    }

    boolean isOk() {
        return comparisons.stream().noneMatch(Comparison::isWorse);
    }

    Table table() {
        Table table = new Table("figure", "ratio", "baseline", "tolerance", "verdict");
        comparisons.forEach(compared -> table.row(
                compared.figure().title(),
                compared.now().show(2),
                compared.baseline().show(2),
                String.format(Locale.ROOT, "%.0f %%", PERCENT * compared.tolerance()),
                compared.verdict()));
        return table;
    }

    /** What became worse, one sentence each; none if nothing did. */
    List<String> sentences() {
        return comparisons.stream()
                .filter(Comparison::isWorse)
                .map(Comparison::sentence)
                .toList();
    }

    Map<String, Object> result() {
        Map<String, Object> ratios = new LinkedHashMap<>();
        comparisons.forEach(compared ->
                ratios.put(compared.figure().key(), Math.round(compared.now().median() * DECIMALS) / DECIMALS));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("bench", "guard");
        result.put("ok", isOk());
        result.put("ratios", ratios);
        return result;
    }
}
