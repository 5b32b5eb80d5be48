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
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the local stack, beside one that a developer may have running, for the tests of a class. */
final class RunningStack implements BeforeAllCallback, AfterAllCallback {

    private final PrintStream log;
    private final Stack stack;

    /** The parts log to a file of the given name in the build folder. */
    RunningStack(String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "stack-logs"));
            log = new PrintStream(Files.newOutputStream(folder.resolve(name + ".log")), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stack = new Stack(StackOptions.builder().freePorts().build(), new Console(log, false));
    }

    Stack stack() {
        return stack;
    }

    Console console() {
        return new Console(log, false);
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
