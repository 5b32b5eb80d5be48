package io.variantdash.endtoend;

import io.variantdash.local.log.Console;
import io.variantdash.local.stack.Stack;
import io.variantdash.local.stack.StackOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the local stack, beside one that a developer may have running, for the tests of a class. */
final class RunningStack implements BeforeAllCallback, AfterAllCallback {

    private final Path file;
    private final PrintStream log;
    private final Stack stack;

    /** The parts log to a file of the given name in the build folder. */
    RunningStack(String name) {
        this(name, Map.of());
    }

    /** With environment variables of all services. */
    RunningStack(String name, Map<String, String> environment) {
        try {
            file = Files.createDirectories(Path.of("target", "stack-logs")).resolve(name + ".log");
            log = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stack = new Stack(
                StackOptions.builder()
                        .freePorts()
                        .serviceEnvironment(environment)
                        .build(),
                new Console(log, false));
    }

    Stack stack() {
        return stack;
    }

    Console console() {
        return new Console(log, false);
    }

    /** What its parts have logged so far. */
    List<String> logged() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        stack.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stack.close();
        log.close();
    }
}
