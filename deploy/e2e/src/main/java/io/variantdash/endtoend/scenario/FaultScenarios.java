package io.variantdash.endtoend.scenario;

import io.variantdash.endtoend.environment.TemporaryTestEnvironment;
import io.variantdash.endtoend.environment.TestEnvironment;
import io.variantdash.endtoend.fault.Described;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.ScenarioScale;
import io.variantdash.endtoend.live.FleetVerdict;
import io.variantdash.endtoend.livefault.LiveFault;
import io.variantdash.local.log.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * FaultScenarios one after the other. They share a scene, which takes its time to set up, until one fails: who knows what state
 * that leaves.
 */
public final class FaultScenarios implements AutoCloseable {

    private final Path repository;
    private final Path logs;
    private final ScenarioScale scale;
    private final long seed;
    private final PrintStream log;
    private final Consumer<String> progress;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<LiveOutcome> liveOutcomes = new ArrayList<>();
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
        tell(fault, fault.description());
        Outcome outcome;
        try {
            outcome = new FaultScenario(environment(), fault, scale, seed, line -> tell(fault, line)).run();
        } catch (RuntimeException e) {
            outcome = new Outcome(fault.name(), 0, Duration.ZERO, 0, 0, List.of(broken(e)));
        }
        outcomes.add(outcome);
        conclude(fault, outcome.problems());
        return outcome;
    }

    public LiveOutcome run(LiveFault fault) throws InterruptedException {
        tell(fault, fault.description());
        LiveOutcome outcome;
        try {
            outcome = new LiveFaultScenario(environment(), fault, scale, seed, line -> tell(fault, line)).run();
        } catch (RuntimeException e) {
            outcome = new LiveOutcome(fault.name(), 0, FleetVerdict.NOTHING, Duration.ZERO, 0, 0, List.of(broken(e)));
        }
        liveOutcomes.add(outcome);
        conclude(fault, outcome.problems());
        return outcome;
    }

    public Report report() {
        return new Report(List.copyOf(outcomes));
    }

    public LiveReport liveReport() {
        return new LiveReport(List.copyOf(liveOutcomes));
    }

    private String broken(RuntimeException failure) {
        failure.printStackTrace(log);
        return String.valueOf(failure.getMessage());
    }

    private void conclude(Described fault, List<String> problems) {
        problems.forEach(problem -> tell(fault, problem));
        tell(fault, problems.isEmpty() ? "passed" : "FAILED");
        if (!problems.isEmpty()) {
            keepDatabaseLog(fault);
            closeScene();
        }
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
}
