package io.variantdash.endtoend.environment;

import io.variantdash.local.log.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A Kafka broker that can be killed and started again on its data. */
public final class BrokerProcess implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 120;
    private static final String NAME = "kafka";

    private final Path directory;
    private final int port;
    private final int behindProxy;
    private final int proxy;
    private final Console console;
    private @Nullable Process process;

    /**
     * A broker, not started yet.
     *
     * @param port for clients that come straight to it
     * @param behindProxy for clients that come through the proxy
     * @param proxy where those are sent
     */
    BrokerProcess(Path directory, int port, int behindProxy, int proxy, Console console) {
        this.directory = directory;
        this.port = port;
        this.behindProxy = behindProxy;
        this.proxy = proxy;
        this.console = console;
    }

    /** Where clients come straight to it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Returns when the broker serves all topics. */
    public synchronized void start() {
        if (process != null) {
            return;
        }
        try {
            Process started =
                    new ProcessBuilder(command()).redirectErrorStream(true).start();
            process = started;
            CompletableFuture<Void> ready = new CompletableFuture<>();
            Thread reader = new Thread(() -> follow(started, ready), NAME + "-output");
            reader.setDaemon(true);
            reader.start();
            ready.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a broker", e);
        }
    }

    /** Ends the broker at once, as a crash does. */
    public synchronized void kill() {
        end(Process::destroyForcibly);
    }

    /** Stops the broker in order. */
    @Override
    public synchronized void close() {
        end(running -> {
            try {
                running.getOutputStream().close();
            } catch (IOException e) {
                running.destroyForcibly();
            }
        });
    }

    private void end(Consumer<Process> how) {
        Process ending = process;
        process = null;
        if (ending == null) {
            return;
        }
        how.accept(ending);
        try {
            if (!ending.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                ending.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending.destroyForcibly();
        }
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                directory.toString(),
                Integer.toString(port),
                Integer.toString(behindProxy),
                Integer.toString(proxy));
    }

    private void follow(Process run, CompletableFuture<Void> ready) {
        try (BufferedReader output = run.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(line -> {
                console.line(NAME, line);
                if (line.equals(BrokerMain.READY)) {
                    ready.complete(null);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            console.line(NAME, "its output broke off: " + e.getMessage());
        }
        ready.completeExceptionally(new IllegalStateException("The broker ended before it was ready"));
    }
}
