package io.variantdash.endtoend.scenario;

import io.variantdash.endtoend.enginefault.EngineFault;
import io.variantdash.endtoend.environment.TemporaryTestEnvironment;
import io.variantdash.endtoend.environment.TestEnvironment;
import io.variantdash.endtoend.fault.Described;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.ScenarioScale;
import io.variantdash.endtoend.livefault.LiveFault;
import io.variantdash.local.log.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fault scenarios one after the other. They share a test environment, which takes its time to set up, until one fails: the
 * state that it leaves is not known.
 */
public final class FaultScenarios implements AutoCloseable {

    private final Path repository;
    private final Path logs;
    private final ScenarioScale scale;
    private final long seed;
    private final PrintStream log;
    private final Consumer<String> progress;
    private final List<Outcome> outcomes = new ArrayList<>();
    private @Nullable TemporaryTestEnvironment environment;

    /**
     * FaultScenarios of a checkout whose services are packaged.
     *
     * @param logs for what the servers and services say
     * @param progress takes lines for people
     */
    public FaultScenarios(Path repository, Path logs, ScenarioScale scale, long seed, Consumer<String> progress) {
        this.repository = repository;
        this.logs = logs;
        this.scale = scale;
        this.seed = seed;
        this.progress = progress;
        try {
            Files.createDirectories(logs);
            log = new PrintStream(Files.newOutputStream(logs.resolve("services.log")), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write logs to " + logs, e);
        }
    }

    public Outcome run(Fault fault) throws InterruptedException {
        return run(fault, () -> new FaultScenario(environment(), fault, scale, seed, line -> tell(fault, line)).run());
    }

    public Outcome run(LiveFault fault) throws InterruptedException {
        return run(
                fault, () -> new LiveFaultScenario(environment(), fault, scale, seed, line -> tell(fault, line)).run());
    }

    public Outcome run(EngineFault fault) throws InterruptedException {
        return run(
                fault,
                () -> new EngineFaultScenario(environment(), fault, scale, seed, line -> tell(fault, line)).run());
    }

    public Report report() {
        return new Report(outcomes);
    }

    private Outcome run(Described fault, Scenario scenario) throws InterruptedException {
        tell(fault, fault.description());
        Outcome outcome;
        try {
            outcome = scenario.run();
        } catch (RuntimeException e) {
            e.printStackTrace(log);
            outcome = new Outcome(fault.name(), Map.of(), List.of(String.valueOf(e.getMessage())));
        }
        outcomes.add(outcome);
        outcome.problems().forEach(problem -> tell(fault, problem));
        tell(fault, outcome.passed() ? "passed" : "FAILED");
        if (!outcome.passed()) {
            keepDatabaseLog(fault);
            closeScene();
        }
        return outcome;
    }

    @Override
    public synchronized void close() {
        closeScene();
        log.close();
    }

    private void tell(Described fault, String line) {
        new Console(log, false).line("test", "=== %s: %s".formatted(fault.name(), line));
        progress.accept("%s │ %s".formatted(fault.name(), line));
    }

    private synchronized TestEnvironment environment() {
        TemporaryTestEnvironment current = environment;
        if (current == null) {
            current = TemporaryTestEnvironment.open(repository, new Console(log, false));
            environment = current;
        }
        return current.environment();
    }

    private synchronized void closeScene() {
        if (environment != null) {
            environment.close();
            environment = null;
        }
    }

    private synchronized void keepDatabaseLog(Described fault) {
        if (environment == null) {
            return;
        }
        try {
            Files.copy(
                    environment.environment().postgres().log(),
                    logs.resolve(fault.name() + ".postgres.log"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            tell(fault, "The log of PostgreSQL cannot be kept: " + e);
        }
    }

    private interface Scenario {
        Outcome run() throws InterruptedException;
    }
}
