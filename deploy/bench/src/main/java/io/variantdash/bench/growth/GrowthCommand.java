package io.variantdash.bench.growth;

import io.variantdash.bench.drain.DrainMeasurement;
import io.variantdash.bench.drain.DrainRound;
import io.variantdash.bench.drain.IngestService;
import io.variantdash.bench.drain.Mix;
import io.variantdash.bench.drain.Topics;
import io.variantdash.bench.drain.Workload;
import io.variantdash.bench.machine.Machine;
import io.variantdash.bench.report.Report;
import io.variantdash.bench.testbed.Database;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.bench.testbed.Testbed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Drains the same number of new events on top of ever more stored ones. */
@Command(name = "ingest-growth", description = "Cost of an event by the number of events that are stored already.")
public final class GrowthCommand implements Callable<Integer> {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int WARM_UP_ROUNDS = 2;

    /** Rounds that add less than one event to so many stored ones need no new start. */
    private static final long NEGLIGIBLE = 10;

    private final Surroundings surroundings;
    private final Report report;

    // Before the present, so that all rounds go on from there without reaching the future.
    private final Instant present =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(2));

    @Mixin
    private final GrowthOptions options = new GrowthOptions();

    public GrowthCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.report = surroundings.report();
    }

    @Override
    public Integer call() {
        options.check();
        report.progress(Machine.describe());
        try (Testbed testbed = Testbed.start(
                        surroundings, "ingest-growth", IngestService.stack(options.service), options.postgres);
                Database database = Database.connect(testbed.postgres());
                Topics topics = new Topics(testbed.kafka().bootstrapServers())) {
            GrowthFigures figures = measure(
                    testbed, new DrainRound(testbed, database, topics), new IngestService(testbed, database, topics));
            report.table(figures.table());
            report.result(figures.result());
        }
        return 0;
    }

    private GrowthFigures measure(Testbed testbed, DrainRound round, IngestService service) {
        GrowthFigures figures = new GrowthFigures();
        Workload workload = new Workload(present, INTERVAL, 0, options.events, Mix.REPORTS);
        for (int number = 1; number <= WARM_UP_ROUNDS; number++) {
            report.progress("warm-up " + number);
            round.measure(service, workload);
        }
        for (long size : options.sizes) {
            for (int number = 1; number <= options.rounds; number++) {
                if (number == 1 || size < NEGLIGIBLE * options.rounds * options.events) {
                    report.progress("storing %,d events".formatted(size));
                    new StoredHistory(testbed.postgres(), size, present).store();
                }
                DrainMeasurement measured = round.continueWith(service, workload);
                report.progress(String.format(
                        Locale.ROOT,
                        "round %d on %,d events: %,.0f events/s",
                        number,
                        size,
                        measured.eventsPerSecond()));
                figures.add(size, measured);
                workload = workload.next();
            }
        }
        return figures;
    }
}
