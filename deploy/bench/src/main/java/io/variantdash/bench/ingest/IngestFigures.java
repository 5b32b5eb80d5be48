package io.variantdash.bench.ingest;

import io.variantdash.bench.drain.DrainMeasurement;
import io.variantdash.bench.drain.IngestService;
import io.variantdash.testkit.report.Spread;
import io.variantdash.testkit.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What came out, round by round. */
public final class IngestFigures {

    private final Map<String, List<DrainMeasurement>> contenders = new LinkedHashMap<>();
    private final List<Double> limits = new ArrayList<>();

    void add(String contender, DrainMeasurement measured) {
        contenders.computeIfAbsent(contender, name -> new ArrayList<>()).add(measured);
    }

    void addLimit(double rowsPerSecond) {
        limits.add(rowsPerSecond);
    }

    Table table() {
        Table table = new Table(
                "",
                "events/s",
                "CPU µs/event: itself",
                "PostgreSQL",
                "broker and harness",
                "events/transaction",
                "WAL bytes/event");
        contenders.forEach((name, rounds) -> table.row(
                name,
                spread(rounds, DrainMeasurement::eventsPerSecond).show(0),
                spread(rounds, DrainMeasurement::contenderMicros).show(1),
                spread(rounds, DrainMeasurement::postgresMicros).show(1),
                spread(rounds, DrainMeasurement::brokerMicros).show(1),
                spread(rounds, DrainMeasurement::eventsPerTransaction).show(0),
                spread(rounds, DrainMeasurement::writeAheadLogPerEvent).show(0)));
        if (!limits.isEmpty()) {
            table.row(
                    "COPY of the audit rows, text, one core (the limit)",
                    Spread.of(limits).show(0),
                    "",
                    "",
                    "",
                    "",
                    "");
        }
        return table;
    }

    /** Medians, as the last line of the benchmark has them; null for what was not measured. */
    Map<String, @Nullable Object> result() {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("bench", "ingest");
        result.put("ours", rate(IngestService.NAME));
        result.put("peer", rate(Peer.ONE_SINK.contender()));
        result.put("ratio", ratio(Peer.ONE_SINK));
        result.put("equal_peer", rate(Peer.TWO_SINKS.contender()));
        result.put("equal_ratio", ratio(Peer.TWO_SINKS));
        Map<String, @Nullable Double> cost = new LinkedHashMap<>();
        cost.put("ours", cost(IngestService.NAME));
        cost.put("peer", cost(Peer.ONE_SINK.contender()));
        cost.put("equal_peer", cost(Peer.TWO_SINKS.contender()));
        result.put("cpu_us", cost);
        result.put(
                "limit", limits.isEmpty() ? null : Math.round(Spread.of(limits).median()));
        return result;
    }

    private @Nullable Long rate(String contender) {
        List<DrainMeasurement> rounds = contenders.get(contender);
        return rounds == null
                ? null
                : Math.round(spread(rounds, DrainMeasurement::eventsPerSecond).median());
    }

    /** The processor time of an event, in the contender and in PostgreSQL. */
    private @Nullable Double cost(String contender) {
        List<DrainMeasurement> rounds = contenders.get(contender);
        return rounds == null
                ? null
                : Math.round(spread(rounds, round -> round.contenderMicros() + round.postgresMicros())
                                        .median()
                                * 100)
                        / 100.0;
    }

    private @Nullable Double ratio(Peer peer) {
        return ratios(peer)
                .map(ratios -> Math.round(ratios.median() * 100) / 100.0)
                .orElse(null);
    }

    /** Events/s of ours by those of the one sink, round by round; empty where one of them was not measured. */
    public Optional<Spread> ratios() {
        return ratios(Peer.ONE_SINK);
    }

    private Optional<Spread> ratios(Peer peer) {
        List<DrainMeasurement> our = contenders.getOrDefault(IngestService.NAME, List.of());
        List<DrainMeasurement> their = contenders.getOrDefault(peer.contender(), List.of());
        return our.isEmpty() || their.isEmpty()
                ? Optional.empty()
                : Optional.of(Spread.of(IntStream.range(0, our.size())
                        .mapToObj(round -> our.get(round).eventsPerSecond()
                                / their.get(round).eventsPerSecond())
                        .toList()));
    }

    private static Spread spread(List<DrainMeasurement> rounds, ToDoubleFunction<DrainMeasurement> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
