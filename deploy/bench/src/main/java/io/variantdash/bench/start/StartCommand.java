package io.variantdash.bench.start;

import io.variantdash.bench.endtoend.Monitors;
import io.variantdash.bench.machine.Machine;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.bench.testbed.Testbed;
import io.variantdash.local.stack.StackOptions;
import io.variantdash.testkit.report.Report;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts both services again and again on PostgreSQL and Kafka that run already. */
@Command(
        name = "start",
        description = "From the start of the services to READY, to the first frame, and p99 of the first minute at"
                + " 1,000 events/s.")
public final class StartCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Report report;

    @Mixin
    private final StartOptions options = new StartOptions();

    public StartCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.report = surroundings.report();
    }

    @Override
    public Integer call() {
        options.check();
        report.progress(Machine.describe());
        StackOptions.Builder stack =
                StackOptions.builder().archivesClasses(true).serviceEnvironment(options.settings.service());
        // The stack's own start, which no figure includes, makes the tables, topics and archives of classes.
        try (Testbed testbed = Testbed.start(surroundings, "start", stack, options.settings.postgres());
                Monitors monitors = new Monitors(testbed.kafka().bootstrapServers(), options.personas)) {
            StartRound round = new StartRound(
                    options,
                    testbed.stack().ingest().get(0),
                    testbed.stack().query().get(0),
                    monitors);
            StartFigures figures = new StartFigures();
            for (int number = 1; number <= options.measured.rounds(); number++) {
                StartMeasurement measured = round.measure();
                figures.add(measured);
                show(number, measured);
            }
            report.table(figures.table());
            report.result(figures.result());
        }
        return 0;
    }

    private void show(int number, StartMeasurement measured) {
        report.progress(String.format(
                Locale.ROOT,
                "start %d: READY after %,d ms, first frame after %,d ms, then p50 %.1f ms, p99 %.1f ms, %d connections lost",
                number,
                measured.ready().toMillis(),
                measured.firstFrame().toMillis(),
                measured.firstMinute().milliseconds(50),
                measured.firstMinute().milliseconds(99),
                measured.firstMinute().lostConnections()));
    }
}
