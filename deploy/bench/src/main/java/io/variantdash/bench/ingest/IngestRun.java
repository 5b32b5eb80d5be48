package io.variantdash.bench.ingest;

import io.variantdash.bench.report.Report;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Warm-up, then rounds in which the contenders take turns, each first as often as the other. */
final class IngestRun {

    private static final int WARM_UP_ROUNDS = 2;

    private final IngestOptions options;
    private final Report report;
    private final Round round;
    private final Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    IngestRun(IngestOptions options, Report report, Round round) {
        this.options = options;
        this.report = report;
        this.round = round;
    }

    IngestFigures run(List<Contender> contenders, CopyLimit limit) {
        double fastest = warmUp(contenders);
        Workload workload =
                workload(Objects.requireNonNullElseGet(options.events, () -> Math.round(fastest * options.seconds)));
        report.progress("%,d events a round".formatted(workload.events()));
        IngestFigures figures = new IngestFigures();
        List<Contender> order = new ArrayList<>(contenders);
        for (int number = 1; number <= options.rounds; number++) {
            for (Contender contender : order) {
                figures.add(contender.name(), measure("round " + number, contender, workload));
                if (contender instanceof IngestService && !options.noLimit) {
                    figures.addLimit(limit.rowsPerSecond());
                }
            }
            Collections.reverse(order);
        }
        return figures;
    }

    /** Returns the highest rate that any contender had. */
    private double warmUp(List<Contender> contenders) {
        double fastest = 0;
        for (int number = 1; number <= WARM_UP_ROUNDS; number++) {
            for (Contender contender : contenders) {
                fastest = Math.max(
                        fastest,
                        measure("warm-up " + number, contender, workload(options.warmup))
                                .eventsPerSecond());
            }
        }
        return fastest;
    }

    private Measured measure(String name, Contender contender, Workload workload) {
        Measured measured = round.measure(contender, workload);
        report.progress(String.format(
                Locale.ROOT,
                "%s, %s: %,.0f events/s, in %.1f s",
                name,
                contender.name(),
                measured.eventsPerSecond(),
                measured.time().toMillis() / 1e3));
        return measured;
    }

    private Workload workload(long events) {
        return new Workload(events, end, options.reportInterval());
    }
}
