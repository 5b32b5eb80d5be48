package io.variantdash.bench.growth;

import io.variantdash.bench.drain.DrainMeasurement;
import io.variantdash.bench.report.Spread;
import io.variantdash.bench.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What came out for each number of stored events. */
final class GrowthFigures {

    private final TreeMap<Long, List<DrainMeasurement>> sizes = new TreeMap<>();

    void add(long stored, DrainMeasurement measured) {
        sizes.computeIfAbsent(stored, size -> new ArrayList<>()).add(measured);
    }

    Table table() {
        Table table = new Table("stored events", "events/s", "CPU µs/event: service", "PostgreSQL", "WAL bytes/event");
        sizes.forEach((stored, rounds) -> table.row(
                String.format(Locale.ROOT, "%,d", stored),
                spread(rounds, DrainMeasurement::eventsPerSecond).show(0),
                spread(rounds, DrainMeasurement::contenderMicros).show(1),
                spread(rounds, DrainMeasurement::postgresMicros).show(1),
                spread(rounds, DrainMeasurement::writeAheadLogPerEvent).show(0)));
        return table;
    }

    /** The last member is what an event costs in processor time at the largest size, as a multiple of the smallest. */
    Map<String, Object> result() {
        List<Map<String, Object>> figures = new ArrayList<>();
        sizes.forEach((stored, rounds) -> {
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("stored", stored);
            figure.put(
                    "events_per_second",
                    Math.round(spread(rounds, DrainMeasurement::eventsPerSecond).median()));
            figure.put("cpu_micros", rounded(cost(rounds)));
            figure.put(
                    "wal_bytes",
                    Math.round(spread(rounds, DrainMeasurement::writeAheadLogPerEvent)
                            .median()));
            figures.add(figure);
        });
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("bench", "ingest-growth");
        result.put("sizes", figures);
        result.put(
                "growth",
                rounded(cost(sizes.lastEntry().getValue())
                        / cost(sizes.firstEntry().getValue())));
        return result;
    }

    private static double cost(List<DrainMeasurement> rounds) {
        return spread(rounds, round -> round.contenderMicros() + round.postgresMicros())
                .median();
    }

    private static double rounded(double figure) {
        return Math.round(figure * 100) / 100.0;
    }

    private static Spread spread(List<DrainMeasurement> rounds, ToDoubleFunction<DrainMeasurement> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
