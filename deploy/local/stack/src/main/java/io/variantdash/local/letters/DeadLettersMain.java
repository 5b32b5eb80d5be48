package io.variantdash.local.letters;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The entry point of {@code ./deploy/local/dead-letters}. */
public final class DeadLettersMain {

    private DeadLettersMain() {}

    /** Exits with 0 if what was asked for is done, 1 if not, and 2 if the arguments are not understood. */
    public static void main(String[] arguments) {
        System.exit(run(writer(FileDescriptor.out), writer(FileDescriptor.err), arguments));
    }

    private static PrintWriter writer(FileDescriptor output) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(output), StandardCharsets.UTF_8), true);
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new DeadLettersCommand())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (!(failure instanceof RefusedException)) {
                        throw failure;
                    }
                    command.getErr().println(failure.getMessage());
                    return command.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(arguments);
    }
}
