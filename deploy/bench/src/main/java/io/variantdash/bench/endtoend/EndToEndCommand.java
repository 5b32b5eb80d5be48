package io.variantdash.bench.endtoend;

import io.variantdash.bench.load.LiveClients;
import io.variantdash.bench.load.Schedule;
import io.variantdash.bench.machine.Machine;
import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.bench.testbed.Testbed;
import io.variantdash.local.stack.StackOptions;
import io.variantdash.testkit.report.Report;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Monitors report, both services work, and clients count. */
@Command(name = "end-to-end", description = "Event in a monitor topic to frame at 500 clients, at 1,000 events/s.")
public final class EndToEndCommand implements Callable<Integer> {

    /** When nothing has come for so long, the rest was superseded by newer states. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final Duration LEAD = Duration.ofSeconds(2);

    private final Surroundings surroundings;
    private final Report report;
    private long next;

    @Mixin
    private final EndToEndOptions options = new EndToEndOptions();

    public EndToEndCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.report = surroundings.report();
    }

    @Override
    public Integer call() {
        measure();
        return 0;
    }

    /** Measures and reports as the options say. */
    public EndToEndFigures measure() {
        options.check();
        report.progress(Machine.describe());
        StackOptions.Builder stack = StackOptions.builder().serviceEnvironment(options.settings.service());
        try (Testbed testbed = Testbed.start(surroundings, "end-to-end", stack, options.settings.postgres());
                BareKafka reference = new BareKafka(testbed, options.personas);
                Monitors monitors = new Monitors(testbed.kafka().bootstrapServers(), options.personas);
                LiveClients clients =
                        LiveClients.connect(testbed.stack().queryUri(), options.clients, options.personas)) {
            tellOptions(testbed);
            measure(testbed, monitors, clients, "warm-up", options.warmup);
            EndToEndFigures figures = new EndToEndFigures();
            for (int number = 1; number <= options.measured.rounds(); number++) {
                figures.add(measure(testbed, monitors, clients, "round " + number, options.measured.seconds()));
                if (options.reference) {
                    figures.addReference(reference.measure(options.eventsPerSecond, options.measured.seconds()));
                }
            }
            testbed.requireAlive();
            report.table(figures.latency());
            report.table(figures.parts());
            report.result(figures.result());
            return figures;
        }
    }

    private void tellOptions(Testbed testbed) {
        report.progress("ingest-service runs with "
                + new ProcessTree(testbed.stack().ingest().get(0).handle()).jvmOptions());
        report.progress("query-service runs with "
                + new ProcessTree(testbed.stack().query().get(0).handle()).jvmOptions());
    }

    private EndToEndMeasurement measure(
            Testbed testbed, Monitors monitors, LiveClients clients, String name, int seconds) {
        URI ingest = testbed.stack().ingest().get(0).uri();
        Schedule schedule = Schedule.startingIn(LEAD, next, options.eventsPerSecond, seconds);
        next = schedule.end();
        clients.begin(schedule);
        IngestSteps before = IngestSteps.soFar(ingest);
        try (UpdateProbe probe = UpdateProbe.ofUpdates(testbed.kafka().bootstrapServers(), schedule)) {
            monitors.send(schedule);
            long expected = monitors.reports(schedule) * options.clients / options.personas;
            clients.await(expected, SILENCE);
            EndToEndMeasurement measured = new EndToEndMeasurement(
                    expected,
                    clients.soFar(),
                    probe.stop(),
                    IngestSteps.soFar(ingest).since(before));
            show(name, measured);
            return measured;
        }
    }

    private void show(String name, EndToEndMeasurement measured) {
        report.progress(String.format(
                Locale.ROOT,
                "%s: %,d of %,d frames, %d connections lost, p50 %.1f ms, p99 %.1f ms",
                name,
                measured.received().updates(),
                measured.expected(),
                measured.received().lostConnections(),
                measured.received().milliseconds(50),
                measured.received().milliseconds(99)));
    }
}
