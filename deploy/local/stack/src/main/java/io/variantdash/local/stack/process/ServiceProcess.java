package io.variantdash.local.stack.process;

import io.variantdash.embedded.OrphanGuard;
import io.variantdash.local.log.Console;
import io.variantdash.local.log.LogTail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One replica of a service as a child process that can be stopped, killed and started again. */
public final class ServiceProcess {

    private static final long STOP_TIMEOUT_SECONDS = 15;
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 200;

    private final String name;
    private final URI uri;
    private final List<String> command;
    private final ClassArchive classes;
    private final Map<String, String> environment;
    private final Console console;
    private final HealthProbe health;
    private final CompletableFuture<StackFailure> failure = new CompletableFuture<>();
    private @Nullable Process process;

    /**
     * A service that is not started yet.
     *
     * @param uri where it answers HTTP
     * @param readiness the path that answers 200 when the service is ready
     * @param environment variables beside those that this process has
     */
    public ServiceProcess(
            String name,
            URI uri,
            String readiness,
            List<String> command,
            Map<String, String> environment,
            Console console) {
        this(name, uri, readiness, command, ClassArchive.NONE, environment, console);
    }

    /**
     * The same with an archive of classes.
     *
     * @param command begins with the JVM
     */
    public ServiceProcess(
            String name,
            URI uri,
            String readiness,
            List<String> command,
            ClassArchive classes,
            Map<String, String> environment,
            Console console) {
        this.name = name;
        this.uri = uri;
        this.command = command;
        this.classes = classes;
        this.environment = environment;
        this.console = console;
        this.health = new HealthProbe(uri.resolve(readiness), PROBE_TIMEOUT);
    }

    public String name() {
        return name;
    }

    /** Where it answers HTTP. */
    public URI uri() {
        return uri;
    }

    /** The process, to look at its memory or to signal it. */
    public synchronized ProcessHandle handle() {
        if (process == null) {
            throw new IllegalStateException(name + " is not running");
        }
        return process.toHandle();
    }

    /** Completes when the process ends without having been stopped or killed here. */
    public CompletableFuture<StackFailure> failure() {
        return failure.copy();
    }

    /** Starts the process, also again after {@link #stop()} or {@link #kill()}. */
    public synchronized void start() {
        if (process != null) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(classes.addTo(command)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process started = builder.start();
            process = started;
            Thread reader = new Thread(() -> follow(started), name + "-output");
            reader.setDaemon(true);
            reader.start();
        } catch (IOException e) {
            throw new StackFailure("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /** Whether it was started, and neither stopped nor killed here since. */
    synchronized boolean isWanted() {
        return process != null;
    }

    /** Whether the service says that it is ready for requests. */
    public boolean isReady() {
        return health.isUp();
    }

    /** Waits until the service is ready; fails if it ends before, or takes far too long. */
    public void awaitReady() {
        awaitReady(() -> {});
    }

    /** Waits until the service is ready, unless {@code stillWanted} throws meanwhile. */
    public void awaitReady(Runnable stillWanted) {
        long deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
        while (!isReady()) {
            stillWanted.run();
            if (failure.isDone()) {
                throw failure.join();
            }
            if (System.nanoTime() > deadline) {
                throw new StackFailure("%s is not ready after %d minutes; its health says: %s"
                        .formatted(name, READY_TIMEOUT.toMinutes(), health.lastAnswer()));
            }
            Pause.millis(POLL_MILLIS);
        }
    }

    /** Waits until the process, which must have been started, ends by itself; returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        Process running;
        synchronized (this) {
            running = process;
        }
        if (running == null) {
            throw new IllegalStateException(name + " is not running");
        }
        return running.waitFor();
    }

    /** Asks the service to finish its work, and ends it if that takes too long. */
    public void stop() {
        if (classes.secondsToMake() > 0) {
            console.line(name, "writes an archive of its classes, once for this build: the next starts are faster");
        }
        end(ProcessHandle::destroy);
    }

    /** Ends the service at once, as a crash does. */
    public void kill() {
        end(ProcessHandle::destroyForcibly);
    }

    /** Stops it from running on, as a machine that hangs does, until {@link #resume()}. */
    public void pause() {
        Signals.send("STOP", handle());
    }

    /** Lets a paused service run on. */
    public void resume() {
        Signals.send("CONT", handle());
    }

    private void end(Consumer<ProcessHandle> how) {
        Process ending = forget();
        if (ending == null) {
            return;
        }
        // By its handle: the process itself would close its output first, and its last words were lost.
        how.accept(ending.toHandle());
        try {
            if (!ending.waitFor(STOP_TIMEOUT_SECONDS + classes.secondsToMake(), TimeUnit.SECONDS)) {
                console.line(name, "does not stop and is killed");
                ending.destroyForcibly().waitFor();
            }
            classes.ended(ending.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending.destroyForcibly();
        }
    }

    // From now on the end of this process is what we want, not a failure.
    private synchronized @Nullable Process forget() {
        Process current = process;
        process = null;
        return current;
    }

    private void follow(Process run) {
        LogTail tail = new LogTail();
        OrphanGuard guard = OrphanGuard.of(run.pid());
        try (BufferedReader output = run.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(line -> {
                console.line(name, line);
                tail.add(line);
            });
            int exitCode = run.waitFor();
            if (isCurrent(run)) {
                failure.complete(StackFailure.ended(name, "ended with exit code " + exitCode, tail.lines()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the output of " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            guard.release();
        }
    }

    private synchronized boolean isCurrent(Process run) {
        return process == run;
    }
}
