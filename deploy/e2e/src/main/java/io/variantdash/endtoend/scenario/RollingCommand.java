package io.variantdash.endtoend.scenario;

import io.variantdash.endtoend.environment.Balancer;
import io.variantdash.endtoend.environment.MonitorGroup;
import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.environment.TemporaryTestEnvironment;
import io.variantdash.endtoend.environment.TestEnvironment;
import io.variantdash.endtoend.environment.TopicSection;
import io.variantdash.endtoend.live.ClientFleet;
import io.variantdash.endtoend.live.ExpectedState;
import io.variantdash.endtoend.live.FleetVerdict;
import io.variantdash.endtoend.traffic.Requests;
import io.variantdash.endtoend.traffic.SteadySender;
import io.variantdash.endtoend.traffic.Traffic;
import io.variantdash.local.log.Console;
import io.variantdash.local.log.ServerLogs;
import io.variantdash.oracle.EventGenerator;
import io.variantdash.oracle.EventMix;
import io.variantdash.testkit.option.SeedOption;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code run rolling}: replaces every process in turn while monitors and clients go on, and none of them may notice. */
@Command(
        name = "rolling",
        sortOptions = false,
        description =
                "Restarts all replicas of each service one by one, by SIGTERM, behind a balancer, while events flow,"
                        + " dashboards watch and requests are made. Exits with 1 unless no event is lost, no frame missed and no"
                        + " request failed.")
public final class RollingCommand implements Callable<Integer> {

    private static final EventMix MIX = EventMix.usual();
    private static final Duration CALM = Duration.ofSeconds(5);
    private static final int SHOWN = 5;
    private static final double MILLIS_A_SECOND = 1_000;

    private final Path repository;

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Option(names = "--events", paramLabel = "N", description = "Events a second (${DEFAULT-VALUE}).")
    private int eventsPerSecond = 500;

    @Option(names = "--clients", paramLabel = "N", description = "Dashboards that watch (${DEFAULT-VALUE}).")
    private int clients = 200;

    @Option(
            names = "--ingest-replicas",
            paramLabel = "N",
            description = "Replicas of ingest-service (${DEFAULT-VALUE}).")
    private int ingestReplicas = 2;

    @Option(
            names = "--query-replicas",
            paramLabel = "N",
            description = "Replicas of query-service (${DEFAULT-VALUE}); two at least.")
    private int queryReplicas = 2;

    // Set by picocli, before it calls.
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public RollingCommand(Path repository) {
        this.repository = repository;
    }

    @Override
    public Integer call() throws InterruptedException {
        require(ingestReplicas >= 1, "--ingest-replicas: give 1 or more, not " + ingestReplicas);
        require(
                queryReplicas >= 2,
                "--query-replicas: give 2 or more, not %d: while the only one restarts no replica could answer"
                        .formatted(queryReplicas));
        ServerLogs.to(Console.silent());
        Path log = repository.resolve("deploy/e2e/target/rolling/services.log");
        tell("seed %d; the services log to %s".formatted(seed.value(), log));
        try (PrintStream services = open(log);
                TemporaryTestEnvironment environment = TemporaryTestEnvironment.open(
                        repository, new Console(services, false), ingestReplicas, queryReplicas)) {
            // Ctrl-C must leave no process behind.
            Runtime.getRuntime().addShutdownHook(new Thread(environment::close, "stop"));
            return roll(environment.environment()) ? 0 : 1;
        }
    }

    private void require(boolean condition, String remedy) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), remedy);
        }
    }

    private static PrintStream open(Path log) {
        try {
            Files.createDirectories(log.getParent());
            return new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + log, e);
        }
    }

    private boolean roll(TestEnvironment environment) throws InterruptedException {
        tell("starting %d replicas of ingest-service and %d of query-service".formatted(ingestReplicas, queryReplicas));
        environment.prepareAll();
        TopicSection updates = environment.updatesFromNow();
        TopicSection deadLetters = environment.deadLettersFromNow();
        List<String> personas = EventGenerator.personas(MIX);
        try (Traffic traffic = new Traffic(environment.broker().bootstrapServers(), seed.value(), MIX);
                MonitorGroup group = environment.group();
                Balancer balancer = new Balancer(environment.queries());
                ClientFleet fleet = new ClientFleet(List.of(balancer.uri()), personas, clients, seed.value())) {
            Requests requests = new Requests(balancer.uri(), personas);
            SteadySender monitors = new SteadySender(traffic, eventsPerSecond);
            restartAll(environment);
            monitors.stop();
            traffic.finish();
            group.awaitAcknowledged();
            ExpectedState published =
                    ExpectedState.of(environment.updatesTopic().id(), updates.read());
            fleet.awaitCaughtUp(published);
            requests.stop();
            Verification stored =
                    new Verification(traffic, environment.database().tables(), deadLetters, updates);
            return report(traffic, stored, fleet.verdict(published), requests);
        }
    }

    private void restartAll(TestEnvironment environment) throws InterruptedException {
        Thread.sleep(CALM.toMillis());
        for (Replica replica : Stream.concat(environment.replicas().stream(), environment.queries().stream())
                .toList()) {
            long begun = System.nanoTime();
            replica.stop();
            long gone = System.nanoTime();
            replica.start();
            replica.awaitReady();
            tell("%s ended in %.1f s and was ready again after %.1f s"
                    .formatted(replica.name(), seconds(begun, gone), seconds(gone, System.nanoTime())));
            Thread.sleep(CALM.toMillis());
        }
    }

    private static double seconds(long from, long to) {
        return Duration.ofNanos(to - from).toMillis() / MILLIS_A_SECOND;
    }

    private boolean report(Traffic traffic, Verification stored, FleetVerdict seen, Requests requests) {
        Stream.of(stored.problems(), seen.problems(), requests.failures())
                .flatMap(problems -> problems.stream().limit(SHOWN))
                .forEach(this::tell);
        spec.commandLine()
                .getOut()
                .printf(
                        "%nevents %d: lost %d, doubled %d%nframes %d at %d clients: missed %d, doubled %d; resumed %d, began anew %d,"
                                + " connections ended with %s%nrequests %d: failed %d, p99 of their answers %.1f ms%n",
                        traffic.sent(),
                        stored.lost(),
                        stored.doubled(),
                        seen.expected(),
                        clients,
                        seen.missed(),
                        seen.doubled(),
                        seen.resumes(),
                        seen.restarts(),
                        seen.closes(),
                        requests.count(),
                        requests.failures().size(),
                        requests.p99Millis());
        boolean passed = stored.problems().isEmpty()
                && seen.problems().isEmpty()
                && requests.failures().isEmpty();
        tell(passed ? "passed" : "FAILED");
        return passed;
    }

    private void tell(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("rolling │ " + line);
    }
}
