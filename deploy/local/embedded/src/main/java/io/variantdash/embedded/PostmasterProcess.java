package io.variantdash.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process that serves a PostgreSQL data directory, found by the file with its id that it keeps there. */
record PostmasterProcess(ProcessHandle handle) {

    private static final long STOP_TIMEOUT_SECONDS = 30;

    static Optional<PostmasterProcess> of(Path data) {
        Path idFile = data.resolve("postmaster.pid");
        if (!Files.exists(idFile)) {
            return Optional.empty();
        }
        try {
            long id = Long.parseLong(Files.readAllLines(idFile).get(0).trim());
            // After a crash the id may belong to any other program by now.
            return ProcessHandle.of(id).filter(PostmasterProcess::isPostgres).map(PostmasterProcess::new);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + idFile, e);
        }
    }

    private static boolean isPostgres(ProcessHandle handle) {
        return handle.info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
    }

    /** Ends all sessions and writes a checkpoint, so that the next start needs no recovery. */
    void stopFast() {
        stop("INT");
    }

    /** Ends at once, as a crash does: the next start recovers from the write-ahead log. */
    void crash() {
        stop("QUIT");
    }

    // PostgreSQL gives each way to stop a signal of its own; Java can only send SIGTERM, which waits for all clients.
    private void stop(String signal) {
        if (!handle.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(handle.pid()))
                    .start()
                    .waitFor();
            handle.onExit().get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handle.destroyForcibly();
        } catch (TimeoutException e) {
            handle.destroyForcibly();
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException("Cannot stop PostgreSQL, process " + handle.pid(), e);
        }
    }
}
