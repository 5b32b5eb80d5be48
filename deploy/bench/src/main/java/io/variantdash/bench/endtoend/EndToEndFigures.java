package io.variantdash.bench.endtoend;

import io.variantdash.bench.load.Received;
import io.variantdash.testkit.report.Spread;
import io.variantdash.testkit.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** What came out, round by round. */
public final class EndToEndFigures {

    /** The steps of ingest-service by what they are to a reader; those of SQL have the names of what they store. */
    private static final Map<String, List<String>> STEPS = steps();

    private static final double MICROS_PER_MILLI = 1e3;

    private final List<EndToEndMeasurement> rounds = new ArrayList<>();
    private final List<Histogram> references = new ArrayList<>();

    void add(EndToEndMeasurement measured) {
        rounds.add(measured);
    }

    /** Microseconds of records that passed through the broker only, after as many rounds of ours. */
    void addReference(Histogram micros) {
        references.add(micros);
    }

    /** p50 until a client has the frame by that of the reference, round by round; empty without a reference. */
    public Optional<Spread> ratios() {
        return references.isEmpty()
                ? Optional.empty()
                : Optional.of(Spread.of(IntStream.range(0, rounds.size())
                        .mapToObj(round -> rounds.get(round).received().milliseconds(50)
                                / referenceMilliseconds(references.get(round), 50))
                        .toList()));
    }

    Table latency() {
        Table table =
                new Table("from when an event was due", "received/expected", "mean ms", "p50 ms", "p95 ms", "p99 ms");
        table.row(
                "until it is in dashboard.updates",
                "",
                show(EndToEndMeasurement::publishedMilliseconds),
                show(round -> round.publishedMilliseconds(50)),
                show(round -> round.publishedMilliseconds(95)),
                show(round -> round.publishedMilliseconds(99)));
        table.row(
                "until a client has the frame",
                String.format(
                        Locale.ROOT,
                        "%,d/%,d",
                        rounds.stream()
                                .mapToLong(round -> round.received().updates())
                                .sum(),
                        rounds.stream().mapToLong(EndToEndMeasurement::expected).sum()),
                show(round -> round.received().meanMilliseconds()),
                show(round -> round.received().milliseconds(50)),
                show(round -> round.received().milliseconds(95)),
                show(round -> round.received().milliseconds(99)));
        if (!references.isEmpty()) {
            table.row(
                    "the reference: producer to consumer",
                    "",
                    reference(micros -> micros.getMean() / MICROS_PER_MILLI),
                    reference(micros -> referenceMilliseconds(micros, 50)),
                    reference(micros -> referenceMilliseconds(micros, 95)),
                    reference(micros -> referenceMilliseconds(micros, 99)));
        }
        return table;
    }

    /** The parts make up the whole; queue is what remains of the time until publication. */
    Table parts() {
        Table table = new Table("where the time goes", "mean ms");
        table.row("queue: waits in Kafka, or for the batch before", show(EndToEndFigures::queueMilliseconds));
        STEPS.forEach((name, steps) -> table.row(name, show(round -> milliseconds(round, steps))));
        table.row("fan-out: from dashboard.updates to the client", show(EndToEndMeasurement::fanOutMilliseconds));
        return table;
    }

    Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("bench", "end-to-end");
        result.put("p50", rounded(round -> round.milliseconds(50)));
        result.put("p95", rounded(round -> round.milliseconds(95)));
        result.put("p99", rounded(round -> round.milliseconds(99)));
        return result;
    }

    private static Map<String, List<String>> steps() {
        Map<String, List<String>> steps = new LinkedHashMap<>();
        steps.put("parse", List.of("decode"));
        steps.put("SQL", List.of("audit", "variants", "monitoring", "kills", "fatigue", "engagement"));
        steps.put("commit", List.of("commit"));
        steps.put("publish, awaited", List.of("publish"));
        return steps;
    }

    private static double queueMilliseconds(EndToEndMeasurement round) {
        double known = STEPS.values().stream()
                .mapToDouble(steps -> milliseconds(round, steps))
                .sum();
        return round.publishedMilliseconds() - known;
    }

    private static double milliseconds(EndToEndMeasurement round, List<String> steps) {
        return steps.stream()
                .mapToDouble(step -> round.steps().millisecondsPerBatch(step))
                .sum();
    }

    private String reference(ToDoubleFunction<Histogram> figure) {
        return Spread.of(references.stream().map(figure::applyAsDouble).toList())
                .show(1);
    }

    private static double referenceMilliseconds(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    private String show(ToDoubleFunction<EndToEndMeasurement> figure) {
        return spread(figure).show(1);
    }

    private double rounded(ToDoubleFunction<Received> figure) {
        double median = spread(round -> figure.applyAsDouble(round.received())).median();
        return Math.round(median * 100) / 100.0;
    }

    private Spread spread(ToDoubleFunction<EndToEndMeasurement> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
