package io.variantdash.bench.gateway;

import io.variantdash.bench.gateway.GatewayFigures.Round;
import io.variantdash.bench.machine.Machine;
import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.bench.testbed.Database;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.bench.testbed.Testbed;
import io.variantdash.local.stack.StackOptions;
import io.variantdash.testkit.report.Report;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends events over HTTP as fast as they are accepted, while the same replica stores what comes. */
@Command(
        name = "gateway",
        description = "POST /api/events/performance-update by 16 clients, from the request to the stored row.")
public final class GatewayCommand implements Callable<Integer> {

    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Surroundings surroundings;
    private final Report report;

    @Mixin
    private final GatewayOptions options = new GatewayOptions();

    public GatewayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.report = surroundings.report();
    }

    @Override
    public Integer call() {
        options.check();
        report.progress(Machine.describe());
        StackOptions.Builder stack =
                StackOptions.builder().queryReplicas(0).serviceEnvironment(options.settings.service());
        try (Testbed testbed = Testbed.start(surroundings, "gateway", stack, options.settings.postgres());
                Database database = Database.connect(testbed.postgres())) {
            var replica = testbed.stack().ingest().get(0);
            ProcessTree service = new ProcessTree(replica.handle());
            report.progress("ingest-service runs with " + service.jvmOptions());
            GatewayLoad load = new GatewayLoad(replica.uri(), new NumberedEvents(), options.clients);
            GatewayFigures figures = new GatewayFigures();
            long accepted = 0;
            for (int events : options.events) {
                accepted += (long) events
                        * load.run(events, Duration.ofSeconds(options.warmup)).getTotalCount();
                awaitStored(database, accepted);
                for (int number = 1; number <= options.measured.rounds(); number++) {
                    Round round = round(testbed, database, service, load, events, accepted);
                    accepted += round.accepted();
                    figures.add(round);
                    report.progress("round %d of %s".formatted(number, round));
                }
            }
            report.table(figures.table());
            report.result(figures.result());
        }
        return 0;
    }

    /** Processor time counts until all that was accepted is stored: the replica does both. */
    private Round round(
            Testbed testbed, Database database, ProcessTree service, GatewayLoad load, int events, long storedBefore) {
        ProcessTree postgres = testbed.postgresProcesses(database);
        Duration serviceBefore = service.cpu();
        Duration postgresBefore = postgres.cpu();
        Duration duration = Duration.ofSeconds(options.measured.seconds());
        Histogram micros = load.run(events, duration);
        awaitStored(database, storedBefore + events * micros.getTotalCount());
        testbed.requireAlive();
        return new Round(
                events,
                micros,
                duration,
                service.cpu().minus(serviceBefore),
                postgres.cpu().minus(postgresBefore));
    }

    /** What was accepted must be stored, all of it and once. */
    private static void awaitStored(Database database, long events) {
        long deadline = System.nanoTime() + LONGEST_DRAIN.toNanos();
        long stored;
        while ((stored = database.number("SELECT count(*) FROM dashboard_events")) != events) {
            if (stored > events || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%,d events were accepted, and %,d are stored".formatted(events, stored));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
