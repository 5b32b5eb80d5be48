package io.variantdash.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.local.log.Console;
import io.variantdash.local.stack.DefaultAddressWatch;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the local stack, beside one that a developer may have running, for the tests of a class. */
final class RunningStack implements BeforeAllCallback, AfterAllCallback {

    private final Path file;
    private final PrintStream log;
    private final Stack stack;
    private @Nullable DefaultAddressWatch watch;

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

    /** Over the default addresses while it started. */
    DefaultAddressWatch watch() {
        return Objects.requireNonNull(watch, "not started");
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
        // Whoever inherits an address looks there when it starts.
        try (DefaultAddressWatch watching = DefaultAddressWatch.open()) {
            watch = watching;
            stack.start();
            assertThat(watching.visits()).isEmpty();
        } catch (RuntimeException | Error e) {
            stack.close();
            throw e;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stack.close();
        log.close();
    }
}
