package io.variantdash.endtoend.trial;

import io.variantdash.endtoend.fault.Extent;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.scene.Scene;
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
import org.apache.commons.io.FileUtils;
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
    private @Nullable Path directory;
    private @Nullable Scene scene;

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
            e.printStackTrace(log);
            outcome = new Outcome(fault.name(), 0, Duration.ZERO, 0, 0, List.of(String.valueOf(e.getMessage())));
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

    public Report report() {
        return new Report(List.copyOf(outcomes));
    }

    @Override
    public synchronized void close() {
        closeScene();
        log.close();
    }

    private void tell(Fault fault, String line) {
        new Console(log, false).line("test", "=== %s: %s".formatted(fault.name(), line));
        progress.accept("%s │ %s".formatted(fault.name(), line));
    }

    private synchronized Scene scene() {
        Scene current = scene;
        if (current == null) {
            try {
                Path data = Files.createTempDirectory("variantdash-faults-");
                directory = data;
                current = Scene.open(repository, data, new Console(log, false));
                scene = current;
            } catch (IOException e) {
                throw new UncheckedIOException("No directory for the data of the servers", e);
            }
        }
        return current;
    }

    private synchronized void closeScene() {
        if (scene != null) {
            scene.close();
            scene = null;
        }
        if (directory != null) {
            FileUtils.deleteQuietly(directory.toFile());
            directory = null;
        }
    }

    private synchronized void keepDatabaseLog(Fault fault) {
        if (scene == null) {
            return;
        }
        try {
            Files.copy(
                    scene.postgres().log(),
                    logs.resolve(fault.name() + ".postgres.log"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            tell(fault, "The log of PostgreSQL cannot be kept: " + e);
        }
    }
}
