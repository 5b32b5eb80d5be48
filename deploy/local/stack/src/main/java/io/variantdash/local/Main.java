package io.variantdash.local;

import io.variantdash.local.log.Console;
import io.variantdash.local.log.ServerLogs;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The entry point of the local stack. */
public final class Main {

    private Main() {}

    /** Runs until the stack is stopped, by a signal, or a part of it fails. */
    public static void main(String[] arguments) {
        // UTF-8 whatever the locale, as the services speak it.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Console console = new Console(out, Boolean.getBoolean("variantdash.colours"));
        ServerLogs.to(console);
        Path repository = Path.of(System.getProperty("variantdash.repository", ""));
        System.exit(
                CommandLines.of(new RunCommand(repository, console), out, err).execute(arguments));
    }
}
