package io.variantdash.bench.start;

import io.variantdash.testkit.report.Spread;
import io.variantdash.testkit.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What came out, start by start. */
final class StartFigures {

    private final List<StartMeasurement> starts = new ArrayList<>();

    void add(StartMeasurement measured) {
        starts.add(measured);
    }

    Table table() {
        Table table = new Table(
                "starts",
                "READY ms",
                "first frame ms",
                "first minute: received/expected",
                "p50 ms",
                "p99 ms",
                "largest ms");
        table.row(
                Integer.toString(starts.size()),
                spread(start -> start.ready().toMillis()).show(0),
                spread(start -> start.firstFrame().toMillis()).show(0),
                String.format(
                        Locale.ROOT,
                        "%,d/%,d",
                        starts.stream()
                                .mapToLong(start -> start.firstMinute().updates())
                                .sum(),
                        starts.stream().mapToLong(StartMeasurement::expected).sum()),
                spread(start -> start.firstMinute().milliseconds(50)).show(1),
                spread(start -> start.firstMinute().milliseconds(99)).show(1),
                spread(start -> start.firstMinute().milliseconds(100)).show(1));
        return table;
    }

    /** Medians of the starts. */
    Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("bench", "start");
        result.put(
                "ready_ms", Math.round(spread(start -> start.ready().toMillis()).median()));
        result.put(
                "first_frame_ms",
                Math.round(spread(start -> start.firstFrame().toMillis()).median()));
        result.put(
                "p99_first_minute",
                Math.round(spread(start -> start.firstMinute().milliseconds(99)).median() * 100) / 100.0);
        return result;
    }

    private Spread spread(ToDoubleFunction<StartMeasurement> figure) {
        return Spread.of(starts.stream().map(figure::applyAsDouble).toList());
    }
}
