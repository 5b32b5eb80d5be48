package io.variantdash.endtoend.trial;

import io.variantdash.endtoend.fault.Extent;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.Faults;
import io.variantdash.local.log.Console;
import io.variantdash.local.log.ServerLogs;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code run faults}: lets every fault strike real processes, and fails if anything is lost, doubled or wrong. */
@Command(
        name = "faults",
        sortOptions = false,
        description =
                "Lets faults strike ingest-service while events flow, and checks that each event is stored exactly"
                        + " once, that all tables are as they must be, that only poison is among the dead letters and that the"
                        + " dashboards are told everything. Exits with 1 if not.")
public final class FaultsCommand implements Callable<Integer> {

    private static final int LARGEST_RANDOM_SEED = 1_000_000;

    private final Path repository;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Chooses the events and the moments; a random one if not given.")
    private @Nullable Long seed;

    @Option(names = "--only", paramLabel = "NAME", description = "Only this fault; may be given several times.")
    private List<String> only = List.of();

    @Option(names = "--short", description = "The quick faults only, with less of everything, as every build has them.")
    private boolean shortened;

    @Option(names = "--list", description = "Only lists the faults.")
    private boolean list;

    // Picocli prints the help and calls nothing.
    @SuppressWarnings("unused")
    @Option(names = "--help", usageHelp = true, description = "Shows this help.")
    private boolean help;

    // Set by picocli, before it calls.
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public FaultsCommand(Path repository) {
        this.repository = repository;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Fault> chosen = chosen();
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            chosen.forEach(fault -> out.printf("%-38s %s%n", fault.name(), fault.description()));
            return 0;
        }
        ServerLogs.to(Console.silent());
        long usedSeed = seed == null ? ThreadLocalRandom.current().nextInt(LARGEST_RANDOM_SEED) : seed;
        Path logs = repository.resolve("deploy/e2e/target/faults");
        out.printf("%d faults with seed %d; the services log to %s%n", chosen.size(), usedSeed, logs);
        Report report = run(chosen, usedSeed, logs, out);
        out.println();
        out.println(report);
        report.outcomes().stream()
                .filter(outcome -> !outcome.passed())
                .forEach(outcome -> out.printf(
                        "Again: ./deploy/e2e/run faults --seed %d --only %s%s; logs: %s%n",
                        usedSeed, outcome.fault(), shortened ? " --short" : "", logs));
        return report.passed() ? 0 : 1;
    }

    private Report run(List<Fault> faults, long usedSeed, Path logs, PrintWriter out) throws InterruptedException {
        Extent extent = shortened ? Extent.SHORT : Extent.FULL;
        try (Trials trials = new Trials(repository, logs, extent, usedSeed, out::println)) {
            // Ctrl-C must leave no process behind.
            Runtime.getRuntime().addShutdownHook(new Thread(trials::close, "stop"));
            for (Fault fault : faults) {
                trials.run(fault);
            }
            return trials.report();
        }
    }

    private List<Fault> chosen() {
        List<String> names = Faults.all().stream().map(Fault::name).toList();
        only.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(unknown -> {
            throw new ParameterException(
                    spec.commandLine(),
                    "--only: there is no fault %s; there are %s"
                            .formatted(unknown, names.stream().collect(Collectors.joining(", "))));
        });
        return Faults.all().stream()
                .filter(fault -> only.isEmpty() ? !shortened || fault.isShort() : only.contains(fault.name()))
                .toList();
    }
}
