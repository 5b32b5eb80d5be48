package io.variantdash.local;

import io.variantdash.local.log.Console;
import io.variantdash.local.stack.Stack;
import io.variantdash.local.stack.StackFailure;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** One run of the program: from the start of the stack to its end. */
final class Run {

    static final int FAILED = 1;

    /** As a shell counts: 128 and the number of the signal. */
    static final int INTERRUPTED = 130;

    private final Stack stack;
    private final Optional<PacedReplay> replay;
    private final Console console;
    private final PrintWriter err;
    private final CompletableFuture<Throwable> replayFailure = new CompletableFuture<>();

    Run(Stack stack, Optional<PacedReplay> replay, Console console, PrintWriter err) {
        this.stack = stack;
        this.replay = replay;
        this.console = console;
        this.err = err;
    }

    /** Returns the exit code when the stack has failed and all of it is stopped; a signal ends the program elsewhere. */
    int toTheEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
        try {
            stack.start();
            console.announce(readyLine());
            replay.ifPresent(this::play);
            return fail((Throwable)
                    CompletableFuture.anyOf(stack.failure(), replayFailure).join());
        } catch (CancellationException e) {
            return INTERRUPTED;
        } catch (StackFailure e) {
            return fail(e);
        }
    }

    private int fail(Throwable reason) {
        if (stack.isClosed()) {
            // A signal came first: what ends now ends because of it.
            return INTERRUPTED;
        }
        // The reason comes last, below what the parts say while they stop.
        stack.close();
        err.println(reason.getMessage());
        return FAILED;
    }

    private void play(PacedReplay paced) {
        Thread player = new Thread(() -> playOrFail(paced), "replay");
        player.setDaemon(true);
        player.start();
    }

    private void playOrFail(PacedReplay paced) {
        try {
            paced.play(stack, console);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            replayFailure.complete(e);
        }
    }

    private String readyLine() {
        return stack.query().isEmpty()
                ? "READY kafka=%s postgres=%s?user=%s"
                        .formatted(
                                stack.kafka().bootstrapServers(),
                                stack.postgres().jdbcUrl(),
                                stack.postgres().username())
                : "READY http://localhost:" + stack.queryUri().getPort();
    }
}
