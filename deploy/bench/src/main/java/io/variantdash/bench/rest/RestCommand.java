package io.variantdash.bench.rest;

import io.variantdash.bench.load.Credentials;
import io.variantdash.bench.machine.Machine;
import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.bench.testbed.Database;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.bench.testbed.Testbed;
import io.variantdash.local.stack.StackOptions;
import io.variantdash.testkit.report.Report;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks for one dashboard as fast as it comes, on top of ever more stored events, while new ones arrive. */
@Command(name = "rest", description = "GET /api/metrics of one persona by 16 clients while 500 events/s arrive.")
public final class RestCommand implements Callable<Integer> {

    /** Personas that no client has asked for yet: they show what a first answer takes. */
    private static final int COLD_PERSONAS = 21;

    /** Without what the decision engine adds. */
    private static final String COUNT =
            "SELECT count(*) FROM dashboard_events WHERE event_data #> '{evidence,decided_by}' IS NULL";

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(60);
    private static final Duration LONGEST_FIRST_ANSWER = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Surroundings surroundings;
    private final Report report;

    @Mixin
    private final RestOptions options = new RestOptions();

    private Credentials credentials = Credentials.NONE;

    public RestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.report = surroundings.report();
    }

    @Override
    public Integer call() {
        measure();
        return 0;
    }

    /** Measures and reports as the options say. */
    public RestFigures measure() {
        report.progress(Machine.describe());
        StackOptions.Builder stack = StackOptions.builder()
                .serviceEnvironment(options.settings.service())
                .authentication(options.access.authentication());
        try (Testbed testbed = Testbed.start(surroundings, "rest", stack, options.settings.postgres());
                Database database = Database.connect(testbed.postgres())) {
            ProcessTree service = new ProcessTree(testbed.stack().query().get(0).handle());
            report.progress("query-service runs with " + service.jvmOptions());
            credentials = options.access.signIn(testbed.stack());
            RestFigures figures = new RestFigures();
            for (long size : options.sizes) {
                measure(testbed, database, size, figures);
            }
            report.table(figures.table());
            report.result(figures.result());
            return figures;
        }
    }

    private void measure(Testbed testbed, Database database, long size, RestFigures figures) {
        report.progress("storing %,d events".formatted(size));
        new StoredDashboards(database, size).store();
        try (Arrivals arrivals = new Arrivals(testbed.kafka().bootstrapServers(), options.eventsPerSecond)) {
            Load load = load(testbed, 0);
            awaitAnswer(load);
            load.run(Duration.ofSeconds(options.warmup));
            figures.addCold(size, cold(testbed));
            for (int number = 1; number <= options.measured.rounds(); number++) {
                Load.Answers answers = load.run(Duration.ofSeconds(options.measured.seconds()));
                testbed.requireAlive();
                arrivals.requireSent();
                figures.add(size, answers);
                report.progress(String.format(
                        Locale.ROOT,
                        "round %d on %,d events: %,.0f requests/s, p99 %.2f ms",
                        number,
                        size,
                        answers.perSecond(),
                        answers.milliseconds(99)));
                if (options.reference) {
                    figures.addReference(size, reference(load));
                }
            }
            awaitStored(database, size + arrivals.stop());
        }
    }

    /** Asks a server of its own for as long, while the same events arrive. */
    private Load.Answers reference(Load load) {
        try (BareServer server = BareServer.copying(load, options.clients)) {
            return new Load(server.address(), options.clients, options.gzip, Credentials.NONE)
                    .run(Duration.ofSeconds(options.measured.seconds()));
        }
    }

    /** A service that has read no dashboard yet may refuse the first, as it is too late: a client asks again. */
    private static void awaitAnswer(Load load) {
        long deadline = System.nanoTime() + LONGEST_FIRST_ANSWER.toNanos();
        for (boolean answered = false; !answered; ) {
            try {
                load.once();
                answered = true;
            } catch (UncheckedIOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    /** What has arrived must be stored, all of it, and before the next size takes its place. */
    private void awaitStored(Database database, long events) {
        long deadline = System.nanoTime() + LONGEST_DRAIN.toNanos();
        while (database.number(COUNT) != events) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%,d events should be stored, but are not after %s".formatted(events, LONGEST_DRAIN));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** The first answers for others, one after the other, in a service that is warm otherwise. */
    private List<Double> cold(Testbed testbed) {
        return IntStream.rangeClosed(1, COLD_PERSONAS)
                .mapToObj(persona -> load(testbed, persona).once())
                .toList();
    }

    private Load load(Testbed testbed, int persona) {
        URI address = testbed.stack().queryUri().resolve("/api/metrics/persona-" + persona);
        return new Load(address, options.clients, options.gzip, credentials);
    }
}
