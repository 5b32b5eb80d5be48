package io.variantdash.bench.fanout;

import io.variantdash.testkit.report.Spread;
import io.variantdash.testkit.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What came out, by size and server. */
public final class FanoutFigures {

    private static final int CLIENTS_OF_THE_DESIGN = 2_000;

    private final String ours;
    private final Map<Case, Map<String, List<FanoutMeasurement>>> sizes = new LinkedHashMap<>();

    FanoutFigures(String ours) {
        this.ours = ours;
    }

    void add(Case size, String server, FanoutMeasurement measured) {
        sizes.computeIfAbsent(size, first -> new LinkedHashMap<>())
                .computeIfAbsent(server, name -> new ArrayList<>())
                .add(measured);
    }

    Table table() {
        Table table = new Table(
                "clients × updates",
                "server",
                "received/expected",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "CPU s: server",
                "clients",
                "p99 ratio");
        sizes.forEach((size, servers) -> servers.forEach((server, rounds) -> table.row(
                size.show(),
                server,
                String.format(Locale.ROOT, "%,d/%,d", received(rounds), expected(rounds)),
                percentile(rounds, 50).show(1),
                percentile(rounds, 95).show(1),
                percentile(rounds, 99).show(1),
                spread(rounds, FanoutMeasurement::cpuSeconds).show(2),
                spread(rounds, FanoutMeasurement::clientCpuSeconds).show(2),
                server.equals(ours) ? showRatio(servers) : "")));
        return table;
    }

    /** About the design's size on the fewest personas; null for what was not measured. */
    Map<String, @Nullable Object> result() {
        Case size = Objects.requireNonNull(sizeOfTheResult(), "nothing was measured");
        Map<String, List<FanoutMeasurement>> servers = Objects.requireNonNull(sizes.get(size));
        List<FanoutMeasurement> our = servers.getOrDefault(ours, List.of());
        List<FanoutMeasurement> their = servers.getOrDefault(PeerProcess.NODE, List.of());
        Spread ratio = ratio(servers);
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("bench", "fanout");
        result.put("clients", size.clients());
        result.put("expected", expected(our));
        result.put("received", received(our));
        result.put("p50", our.isEmpty() ? null : rounded(percentile(our, 50)));
        result.put("p99", our.isEmpty() ? null : rounded(percentile(our, 99)));
        result.put("peer_p99", their.isEmpty() ? null : rounded(percentile(their, 99)));
        result.put("ratio", ratio == null ? null : rounded(ratio));
        result.put("max_clients_held", mostHeld());
        return result;
    }

    /** p99 of ours by that of Node.js, round by round; empty where one of them was not measured. */
    public Optional<Spread> ratios(int personas) {
        return sizes.entrySet().stream()
                .filter(size -> size.getKey().personas() == personas)
                .findFirst()
                .map(size -> ratio(size.getValue()));
    }

    private @Nullable Case sizeOfTheResult() {
        Case found = null;
        for (Case size : sizes.keySet()) {
            boolean fewer = found == null || size.personas() < found.personas();
            boolean more = found != null
                    && size.personas() == found.personas()
                    && found.clients() != CLIENTS_OF_THE_DESIGN
                    && (size.clients() == CLIENTS_OF_THE_DESIGN || size.clients() > found.clients());
            if (fewer || more) {
                found = size;
            }
        }
        return found;
    }

    /** The most clients that got everything from ours, in every round and on any number of personas. */
    private int mostHeld() {
        return sizes.keySet().stream()
                .mapToInt(Case::clients)
                .distinct()
                .filter(this::isHeld)
                .max()
                .orElse(0);
    }

    private boolean isHeld(int clients) {
        return sizes.entrySet().stream()
                .filter(entry -> entry.getKey().clients() == clients)
                .allMatch(entry -> entry.getValue().containsKey(ours)
                        && entry.getValue().get(ours).stream().allMatch(FanoutMeasurement::isComplete));
    }

    private String showRatio(Map<String, List<FanoutMeasurement>> servers) {
        Spread ratio = ratio(servers);
        return ratio == null ? "" : ratio.show(2);
    }

    private @Nullable Spread ratio(Map<String, List<FanoutMeasurement>> servers) {
        List<FanoutMeasurement> our = servers.getOrDefault(ours, List.of());
        List<FanoutMeasurement> their = servers.getOrDefault(PeerProcess.NODE, List.of());
        if (our.isEmpty() || their.isEmpty()) {
            return null;
        }
        return Spread.of(IntStream.range(0, our.size())
                .mapToObj(round -> our.get(round).received().milliseconds(99)
                        / their.get(round).received().milliseconds(99))
                .toList());
    }

    private static long received(List<FanoutMeasurement> rounds) {
        return rounds.stream().mapToLong(round -> round.received().updates()).sum();
    }

    private static long expected(List<FanoutMeasurement> rounds) {
        return rounds.stream().mapToLong(FanoutMeasurement::expected).sum();
    }

    private static Spread percentile(List<FanoutMeasurement> rounds, double percentile) {
        return spread(rounds, round -> round.received().milliseconds(percentile));
    }

    private static double rounded(Spread spread) {
        return Math.round(spread.median() * 100) / 100.0;
    }

    private static Spread spread(List<FanoutMeasurement> rounds, ToDoubleFunction<FanoutMeasurement> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
