package io.variantdash.local.stack.process;

import java.io.IOException;
import java.util.concurrent.CancellationException;

/** Sends the signals that Java cannot: it knows only those that end a process. */
final class Signals {

    private Signals() {}

    static void send(String signal, ProcessHandle process) {
        String target = Long.toString(process.pid());
        try {
            int exitCode =
                    new ProcessBuilder("kill", "-" + signal, target).start().waitFor();
            if (exitCode != 0) {
                throw new StackFailure(
                        "Process %s did not get %s: kill ended with exit code %d".formatted(target, signal, exitCode));
            }
        } catch (IOException e) {
            throw new StackFailure("Cannot send %s to process %s: %s".formatted(signal, target, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while sending a signal");
        }
    }
}
