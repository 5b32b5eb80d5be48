package io.variantdash.endtoend.scenario;

import io.variantdash.endtoend.enginefault.EngineFault;
import io.variantdash.endtoend.enginefault.EngineFaults;
import io.variantdash.endtoend.fault.Described;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.Faults;
import io.variantdash.endtoend.fault.ScenarioScale;
import io.variantdash.endtoend.livefault.LiveFault;
import io.variantdash.endtoend.livefault.LiveFaults;
import io.variantdash.local.log.Console;
import io.variantdash.local.log.ServerLogs;
import io.variantdash.testkit.option.SeedOption;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
                        + " dashboards are told everything; and lets faults strike query-service while updates flow, and checks"
                        + " that every dashboard saw what it must, in order; and lets replicas that decide go, and checks that each"
                        + " suggestion is raised and cleared once. Exits with 1 if not.")
public final class FaultsCommand implements Callable<Integer> {

    private final Path repository;

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Option(names = "--only", paramLabel = "NAME", description = "Only this fault; may be given several times.")
    private List<String> only = List.of();

    @Option(names = "--short", description = "The quick faults only, with less of everything, as every build has them.")
    private boolean shortened;

    @Option(names = "--list", description = "Only lists the faults.")
    private boolean list;

    // Set by picocli, before it calls.
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public FaultsCommand(Path repository) {
        this.repository = repository;
    }

    @Override
    public Integer call() throws InterruptedException {
        requireKnown();
        List<Fault> faults = chosen(Faults.all());
        List<LiveFault> liveFaults = chosen(LiveFaults.all());
        List<EngineFault> engineFaults = chosen(EngineFaults.all());
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            Stream.<List<? extends Described>>of(faults, liveFaults, engineFaults)
                    .flatMap(List::stream)
                    .forEach(fault -> out.printf("%-38s %s%n", fault.name(), fault.description()));
            return 0;
        }
        ServerLogs.to(Console.silent());
        long usedSeed = seed.value();
        Path logs = repository.resolve("deploy/e2e/target/faults");
        out.printf(
                "%d faults with seed %d; the services log to %s%n",
                faults.size() + liveFaults.size() + engineFaults.size(), usedSeed, logs);
        ScenarioScale scale = shortened ? ScenarioScale.SHORT : ScenarioScale.FULL;
        try (FaultScenarios scenarios = new FaultScenarios(repository, logs, scale, usedSeed, out::println)) {
            // Ctrl-C must leave no process behind.
            Runtime.getRuntime().addShutdownHook(new Thread(scenarios::close, "stop"));
            for (Fault fault : faults) {
                scenarios.run(fault);
            }
            for (LiveFault fault : liveFaults) {
                scenarios.run(fault);
            }
            for (EngineFault fault : engineFaults) {
                scenarios.run(fault);
            }
            return report(scenarios.report(), usedSeed, logs) ? 0 : 1;
        }
    }

    private boolean report(Report report, long usedSeed, Path logs) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%n%s%n", report);
        report.outcomes().stream()
                .filter(outcome -> !outcome.passed())
                .forEach(outcome -> out.printf(
                        "Again: ./deploy/e2e/run faults --seed %d --only %s%s; logs: %s%n",
                        usedSeed, outcome.fault(), shortened ? " --short" : "", logs));
        return report.passed();
    }

    private void requireKnown() {
        List<String> names = Stream.<List<? extends Described>>of(Faults.all(), LiveFaults.all(), EngineFaults.all())
                .flatMap(List::stream)
                .map(Described::name)
                .toList();
        only.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(unknown -> {
            throw new ParameterException(
                    spec.commandLine(),
                    "--only: there is no fault %s; there are %s"
                            .formatted(unknown, names.stream().collect(Collectors.joining(", "))));
        });
    }

    private <F extends Described> List<F> chosen(List<F> faults) {
        return faults.stream()
                .filter(fault -> only.isEmpty() ? !shortened || fault.isShort() : only.contains(fault.name()))
                .toList();
    }
}
