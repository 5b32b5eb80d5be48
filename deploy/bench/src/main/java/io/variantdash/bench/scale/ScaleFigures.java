package io.variantdash.bench.scale;

import io.variantdash.bench.drain.DrainMeasurement;
import io.variantdash.testkit.report.Spread;
import io.variantdash.testkit.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What came out, by the number of replicas; the ratio is that of the medians of the most and of one. */
final class ScaleFigures {

    private final NavigableMap<Integer, List<DrainMeasurement>> ingest = new TreeMap<>();
    private final NavigableMap<Integer, List<FanoutShare>> fanOut = new TreeMap<>();

    void ingested(int replicas, DrainMeasurement measured) {
        ingest.computeIfAbsent(replicas, first -> new ArrayList<>()).add(measured);
    }

    void sent(int replicas, FanoutShare measured) {
        fanOut.computeIfAbsent(replicas, first -> new ArrayList<>()).add(measured);
    }

    Table ingest() {
        Table table = new Table("replicas of ingest-service", "events/s", "CPU µs/event: PostgreSQL", "times one");
        ingest.forEach((replicas, rounds) -> table.row(
                String.valueOf(replicas),
                spread(rounds, DrainMeasurement::eventsPerSecond).show(0),
                spread(rounds, DrainMeasurement::postgresMicros).show(1),
                ratio(rounds, ingest, DrainMeasurement::eventsPerSecond)));
        return table;
    }

    Table fanOut() {
        Table table = new Table(
                "replicas of query-service", "received/expected", "p50 ms", "p99 ms", "CPU µs/frame", "p99 times one");
        fanOut.forEach((replicas, rounds) -> table.row(
                String.valueOf(replicas),
                String.format(
                        Locale.ROOT,
                        "%,d/%,d",
                        rounds.stream().mapToLong(FanoutShare::frames).sum(),
                        rounds.stream().mapToLong(FanoutShare::expected).sum()),
                spread(rounds, round -> round.milliseconds(50)).show(1),
                spread(rounds, round -> round.milliseconds(99)).show(1),
                spread(rounds, FanoutShare::cpuMicrosPerFrame).show(1),
                ratio(rounds, fanOut, round -> round.milliseconds(99))));
        return table;
    }

    Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("bench", "scale");
        result.put("ingest_times_one", rounded(ingest, DrainMeasurement::eventsPerSecond));
        result.put("fanout_p99_times_one", rounded(fanOut, round -> round.milliseconds(99)));
        return result;
    }

    private static <M> double rounded(NavigableMap<Integer, List<M>> all, ToDoubleFunction<M> figure) {
        return Math.round(times(all.lastEntry().getValue(), all, figure) * 100) / 100.0;
    }

    private static <M> String ratio(List<M> rounds, NavigableMap<Integer, List<M>> all, ToDoubleFunction<M> figure) {
        return String.format(Locale.ROOT, "%.2f", times(rounds, all, figure));
    }

    private static <M> double times(List<M> rounds, NavigableMap<Integer, List<M>> all, ToDoubleFunction<M> figure) {
        return spread(rounds, figure).median()
                / spread(all.firstEntry().getValue(), figure).median();
    }

    private static <M> Spread spread(List<M> rounds, ToDoubleFunction<M> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
