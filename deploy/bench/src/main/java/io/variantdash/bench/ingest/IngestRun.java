package io.variantdash.bench.ingest;

import io.variantdash.bench.drain.Contender;
import io.variantdash.bench.drain.DrainMeasurement;
import io.variantdash.bench.drain.DrainRound;
import io.variantdash.bench.drain.IngestService;
import io.variantdash.bench.drain.Mix;
import io.variantdash.bench.drain.Workload;
import io.variantdash.embedded.PostgresServer;
import io.variantdash.testkit.report.Report;
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
    private final DrainRound round;
    private final PostgresServer postgres;
    private final CopyLimit limit;
    private final Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final IngestFigures figures = new IngestFigures();
    private int workloads;

    IngestRun(IngestOptions options, Report report, DrainRound round, PostgresServer postgres, CopyLimit limit) {
        this.options = options;
        this.report = report;
        this.round = round;
        this.postgres = postgres;
        this.limit = limit;
    }

    IngestFigures run(List<Contender> contenders) {
        double fastest = warmUp(contenders);
        long events =
                Objects.requireNonNullElseGet(options.events, () -> Math.round(fastest * options.measured.seconds()));
        report.progress("%,d events a round".formatted(events));
        List<Contender> order = new ArrayList<>(contenders);
        for (int number = 1; number <= options.measured.rounds(); number++) {
            Workload reports = workload(events, Mix.REPORTS);
            Workload all = workload(events, Mix.ALL);
            for (Contender contender : order) {
                measure("round " + number, contender, reports, all);
            }
            Collections.reverse(order);
        }
        return figures;
    }

    /** Returns the highest rate that any contender had. */
    private double warmUp(List<Contender> contenders) {
        double fastest = 0;
        for (int number = 1; number <= WARM_UP_ROUNDS; number++) {
            Workload reports = workload(options.warmup, Mix.REPORTS);
            for (Contender contender : contenders) {
                DrainMeasurement measured = drain("warm-up " + number, contender, reports);
                fastest = Math.max(fastest, measured.eventsPerSecond());
            }
        }
        return fastest;
    }

    private void measure(String name, Contender contender, Workload reports, Workload all) {
        figures.add(contender.name(), drainOnHistory(name, contender, reports));
        if (contender instanceof IngestService) {
            // What only makes sense beside ours.
            if (!options.noLimit) {
                figures.addLimit(limit.rowsPerSecond());
            }
            if (options.mixed) {
                figures.add(
                        contender.name() + ", all kinds of events",
                        drainOnHistory(name + ", all kinds of events", contender, all));
            }
        }
    }

    /** On as many stored events as the options say, none by default. */
    private DrainMeasurement drainOnHistory(String name, Contender contender, Workload workload) {
        if (options.stored == 0) {
            return drain(name, contender, workload);
        }
        report.progress("storing %,d events".formatted(options.stored));
        new StoredHistory(postgres, options.stored, workload.start()).store();
        return told(name, contender, round.continueWith(contender, workload));
    }

    private DrainMeasurement drain(String name, Contender contender, Workload workload) {
        return told(name, contender, round.measure(contender, workload));
    }

    private DrainMeasurement told(String name, Contender contender, DrainMeasurement measured) {
        report.progress(String.format(
                Locale.ROOT,
                "%s, %s: %,.0f events/s, in %.1f s",
                name,
                contender.name(),
                measured.eventsPerSecond(),
                measured.time().toMillis() / 1e3));
        return measured;
    }

    /**
     * Events that no round before had: a service remembers those that it stored, also after the tables were emptied, and
     * would take these for copies.
     */
    private Workload workload(long events, Mix mix) {
        Instant end = this.end.minus(workloads++, ChronoUnit.MILLIS);
        return Workload.endingAt(end, options.reportInterval(), events, options.variants, options.copies, mix);
    }
}
