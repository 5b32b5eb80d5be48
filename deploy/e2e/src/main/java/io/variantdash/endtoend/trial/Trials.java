package io.variantdash.endtoend.trial;

import io.variantdash.endtoend.fault.Described;
import io.variantdash.endtoend.fault.Extent;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.live.CrowdVerdict;
import io.variantdash.endtoend.livefault.LiveFault;
import io.variantdash.endtoend.scene.Scene;
import io.variantdash.endtoend.scene.TemporaryScene;
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
 * Trials one after the other. They share a scene, which takes its time to set up, until one fails: who knows what state
 * that leaves.
 */
public final class Trials implements AutoCloseable {

    private final Path repository;
    private final Path logs;
    private final Extent extent;
    private final long seed;
    private final PrintStream log;
    private final Consumer<String> progress;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<LiveOutcome> liveOutcomes = new ArrayList<>();
    private @Nullable TemporaryScene scene;

    /**
     * Trials of a checkout whose services are packaged.
     *
     * @param logs for what the servers and services say
     * @param progress takes lines for people
     */
    public Trials(Path repository, Path logs, Extent extent, long seed, Consumer<String> progress) {
        this.repository = repository;
        this.logs = logs;
        this.extent = extent;
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
            outcome = new Trial(scene(), fault, extent, seed, line -> tell(fault, line)).run();
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
            outcome = new LiveTrial(scene(), fault, extent, seed, line -> tell(fault, line)).run();
        } catch (RuntimeException e) {
            outcome = new LiveOutcome(fault.name(), 0, CrowdVerdict.NOTHING, Duration.ZERO, 0, 0, List.of(broken(e)));
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

    private synchronized Scene scene() {
        TemporaryScene current = scene;
        if (current == null) {
            current = TemporaryScene.open(repository, new Console(log, false));
            scene = current;
        }
        return current.scene();
    }

    private synchronized void closeScene() {
        if (scene != null) {
            scene.close();
            scene = null;
        }
    }

    private synchronized void keepDatabaseLog(Described fault) {
        if (scene == null) {
            return;
        }
        try {
            Files.copy(
                    scene.scene().postgres().log(),
                    logs.resolve(fault.name() + ".postgres.log"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            tell(fault, "The log of PostgreSQL cannot be kept: " + e);
        }
    }
}
