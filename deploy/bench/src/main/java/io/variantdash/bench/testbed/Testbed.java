package io.variantdash.bench.testbed;

import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.embedded.KafkaBroker;
import io.variantdash.embedded.PostgresServer;
import io.variantdash.local.log.Console;
import io.variantdash.local.log.ServerLogs;
import io.variantdash.local.stack.Stack;
import io.variantdash.local.stack.StackOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The system under test on free ports, with durable commits and the settings of a small production server. */
public final class Testbed implements AutoCloseable {

    /** Durable, and with the memory and log that PostgreSQL's defaults, made for the smallest machine, would not take. */
    private static final Map<String, String> POSTGRES_SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "shared_buffers", "1GB",
            "max_wal_size", "4GB",
            "checkpoint_timeout", "15min");

    private final Stack stack;
    private final Console console;

    private Testbed(Stack stack, Console console) {
        this.stack = stack;
        this.console = console;
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
    }

    /**
     * Returns when every part is ready. What the parts say goes to a file.
     *
     * @param options which parts; ports and settings of the database are seen to here
     * @param postgresSettings what to set otherwise than every benchmark does
     */
    public static Testbed start(
            Surroundings surroundings,
            String benchmark,
            StackOptions.Builder options,
            Map<String, String> postgresSettings) {
        Map<String, String> settings = new TreeMap<>(POSTGRES_SETTINGS);
        settings.putAll(postgresSettings);
        Path log = surroundings.built("logs").resolve(benchmark + ".log");
        surroundings
                .report()
                .progress("starting PostgreSQL %s, Kafka and the services; they log to %s".formatted(settings, log));
        Console console = new Console(open(log), false);
        ServerLogs.to(console);
        Testbed testbed = new Testbed(
                new Stack(
                        options.repository(surroundings.repository())
                                .freePorts()
                                .postgresSettings(settings)
                                .build(),
                        console),
                console);
        try {
            testbed.stack.start();
            return testbed;
        } catch (RuntimeException e) {
            testbed.close();
            throw e;
        }
    }

    public Stack stack() {
        return stack;
    }

    public KafkaBroker kafka() {
        return stack.kafka();
    }

    public PostgresServer postgres() {
        return stack.postgres();
    }

    /** Where further processes of the benchmark log to. */
    public Console console() {
        return console;
    }

    /** The server of the database with all of its sessions. */
    public ProcessTree postgresProcesses(Database database) {
        long session = database.number("SELECT pg_backend_pid()");
        return ProcessHandle.of(session)
                .flatMap(ProcessHandle::parent)
                .map(ProcessTree::new)
                .orElseThrow(() -> new IllegalStateException("PostgreSQL's process is not on this machine"));
    }

    /** Fails if a part has ended. */
    public void requireAlive() {
        if (stack.failure().isDone()) {
            throw stack.failure().join();
        }
    }

    @Override
    public void close() {
        stack.close();
    }

    private static PrintStream open(Path log) {
        try {
            Files.createDirectories(log.getParent());
            return new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + log, e);
        }
    }
}
