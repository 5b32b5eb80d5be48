package io.variantdash.local;

import io.variantdash.local.log.Console;
import io.variantdash.local.stack.Stack;
import io.variantdash.local.stack.process.StackFailure;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** One run of the program: from the start of the stack to its end. */
final class Run {

    static final int FAILED = 1;

    /** As a shell counts: 128 and the number of the signal. */
    static final int INTERRUPTED = 130;

    private final Stack stack;
    private final List<Thread> players;
    private final Console console;
    private final PrintWriter err;
    private final CompletableFuture<Throwable> playerFailure = new CompletableFuture<>();

    Run(Stack stack, List<Player> players, Console console, PrintWriter err) {
        this.stack = stack;
        this.console = console;
        this.err = err;
        this.players = players.stream().map(this::thread).toList();
    }

    /** Returns the exit code when the stack has failed and all of it is stopped; a signal ends the program elsewhere. */
    int toTheEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            stack.start();
            stack.issuer().ifPresent(issuer -> console.line("stack", "People sign in at " + issuer.url()));
            console.announce(readyLine());
            players.forEach(Thread::start);
            return fail((Throwable)
                    CompletableFuture.anyOf(stack.failure(), playerFailure).join());
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
        stop();
        err.println(reason.getMessage());
        return FAILED;
    }

    private void stop() {
        // Before Kafka goes: a monitor that finds no broker would only complain.
        players.forEach(Thread::interrupt);
        stack.close();
    }

    private Thread thread(Player player) {
        Thread thread = new Thread(() -> playOrFail(player), "player");
        thread.setDaemon(true);
        return thread;
    }

    private void playOrFail(Player player) {
        try {
            player.play(stack, console);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            playerFailure.complete(e);
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
