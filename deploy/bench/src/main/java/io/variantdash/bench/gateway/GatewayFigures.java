package io.variantdash.bench.gateway;

import io.variantdash.testkit.report.Spread;
import io.variantdash.testkit.report.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** What came out for each size of requests. */
final class GatewayFigures {

    /**
     * A round.
     *
     * @param events a request
     * @param micros how long each request took
     * @param duration of the load
     * @param service processor time of ingest-service until all was stored
     * @param postgres the same of the database
     */
    record Round(int events, Histogram micros, Duration duration, Duration service, Duration postgres) {

        long accepted() {
            return micros.getTotalCount() * events;
        }

        double requestsPerSecond() {
            return micros.getTotalCount() * 1e9 / duration.toNanos();
        }

        double eventsPerSecond() {
            return requestsPerSecond() * events;
        }

        double milliseconds(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1e3;
        }

        double serviceMicros() {
            return service.toNanos() / 1e3 / accepted();
        }

        double postgresMicros() {
            return postgres.toNanos() / 1e3 / accepted();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d a request: %,.0f requests/s, %,.0f events/s, p99 %.2f ms",
                    events,
                    requestsPerSecond(),
                    eventsPerSecond(),
                    milliseconds(99));
        }
    }

    private final Map<Integer, List<Round>> rounds = new LinkedHashMap<>();

    void add(Round round) {
        rounds.computeIfAbsent(round.events(), size -> new ArrayList<>()).add(round);
    }

    Table table() {
        Table table = new Table(
                "events a request",
                "requests/s",
                "events/s",
                "p50 ms",
                "p99 ms",
                "CPU µs/event: ingest-service",
                "PostgreSQL");
        rounds.forEach((events, measured) -> table.row(
                String.valueOf(events),
                spread(measured, Round::requestsPerSecond).show(0),
                spread(measured, Round::eventsPerSecond).show(0),
                spread(measured, round -> round.milliseconds(50)).show(2),
                spread(measured, round -> round.milliseconds(99)).show(2),
                spread(measured, Round::serviceMicros).show(1),
                spread(measured, Round::postgresMicros).show(1)));
        return table;
    }

    /** Of the last size; there must be one. */
    Map<String, Object> result() {
        List<Round> last = new ArrayList<>();
        rounds.values().forEach(measured -> {
            last.clear();
            last.addAll(measured);
        });
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("bench", "gateway");
        result.put("events_per_request", last.get(0).events());
        result.put(
                "requests_per_second",
                Math.round(spread(last, Round::requestsPerSecond).median()));
        result.put(
                "events_per_second",
                Math.round(spread(last, Round::eventsPerSecond).median()));
        result.put("p99", rounded(spread(last, round -> round.milliseconds(99))));
        result.put("cpu_micros", rounded(spread(last, round -> round.serviceMicros() + round.postgresMicros())));
        return result;
    }

    private static double rounded(Spread spread) {
        return Math.round(spread.median() * 100) / 100.0;
    }

    private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
