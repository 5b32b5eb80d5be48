package io.variantdash.endtoend.scenario;

import io.variantdash.endtoend.environment.MonitorGroup;
import io.variantdash.endtoend.environment.TemporaryTestEnvironment;
import io.variantdash.endtoend.environment.TestEnvironment;
import io.variantdash.endtoend.traffic.Traffic;
import io.variantdash.local.log.Console;
import io.variantdash.local.log.ServerLogs;
import io.variantdash.oracle.EventGenerator;
import io.variantdash.oracle.EventMix;
import io.variantdash.oracle.Oracle;
import io.variantdash.oracle.SentEvent;
import io.variantdash.testkit.option.SeedOption;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run orders}: one set of events, in one random order after the other, must always leave the same tables. */
@Command(
        name = "orders",
        sortOptions = false,
        description =
                "Sends one set of events with copies in several random orders to two replicas, and prints the MD5 of"
                        + " all business columns after each. Exits with 1 unless all are the same, and the expected one.")
public final class OrdersCommand implements Callable<Integer> {

    private static final EventMix MIX = EventMix.usual()
            .withVariants(5, 20)
            .withEqualTimes(0.3)
            .withLate(0.2, Duration.ofDays(5))
            .withOldPosts(0.05);

    private final Path repository;

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Option(names = "--events", paramLabel = "N", description = "How many events (${DEFAULT-VALUE}).")
    private int events = 5_000;

    @Option(names = "--orders", paramLabel = "N", description = "How many orders (${DEFAULT-VALUE}).")
    private int orders = 20;

    // Set by picocli, before it calls.
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public OrdersCommand(Path repository) {
        this.repository = repository;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServerLogs.to(Console.silent());
        PrintWriter out = spec.commandLine().getOut();
        List<SentEvent> set =
                new EventGenerator(seed.value(), Instant.now().minus(Duration.ofHours(1)), MIX).next(events);
        Oracle oracle = new Oracle();
        set.forEach(event -> oracle.accept(event.accepted()));
        String expected = oracle.tables().md5();
        out.printf("expected  %s with seed %d%n", expected, seed.value());

        Set<String> found = new HashSet<>();
        try (TemporaryTestEnvironment environment = TemporaryTestEnvironment.open(repository, Console.silent())) {
            Runtime.getRuntime().addShutdownHook(new Thread(environment::close, "stop"));
            for (int order = 1; order <= orders; order++) {
                String md5 = store(shuffled(set, new Random(seed.value() + order)), environment.environment());
                out.printf("order %2d  %s%n", order, md5);
                found.add(md5);
            }
        }
        boolean same = found.equals(Set.of(expected));
        out.printf(
                "%d orders of %d events left %d different states: %s%n",
                orders, events, found.size(), same ? "passed" : "FAILED");
        return same ? 0 : 1;
    }

    private String store(List<SentEvent> sequence, TestEnvironment environment) throws InterruptedException {
        environment.prepare(2);
        try (Traffic traffic = new Traffic(environment.broker().bootstrapServers(), seed.value(), MIX);
                MonitorGroup group = environment.group()) {
            sequence.forEach(traffic::send);
            traffic.finish();
            group.awaitAcknowledged();
        }
        return environment.database().tables().md5();
    }

    private static List<SentEvent> shuffled(List<SentEvent> set, Random random) {
        List<SentEvent> sequence = new ArrayList<>(set);
        set.stream().filter(event -> random.nextInt(10) < 3).forEach(sequence::add);
        Collections.shuffle(sequence, random);
        return sequence;
    }
}
