package io.variantdash.embedded;

import io.variantdash.embedded.port.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One run of PostgreSQL on a directory: what it holds while it runs, and how it ends. */
final class Postmaster {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    private final FileChannel lock;
    private final EmbeddedPostgres server;
    private final PostmasterProcess process;
    private final OrphanGuard guard;

    private Postmaster(FileChannel lock, EmbeddedPostgres server, PostmasterProcess process) {
        this.lock = lock;
        this.server = server;
        this.process = process;
        this.guard = OrphanGuard.of(process.handle().pid());
    }

    static Postmaster launch(ServerDirectory directory, int port, Map<String, String> settings) throws IOException {
        QuietLogging.apply();
        FileChannel lock = directory.lock();
        try {
            directory.prepareData();
            Path data = directory.data();
            // The directory is ours alone, so whatever still runs on it was left behind by a killed owner.
            PostmasterProcess.of(data).ifPresent(PostmasterProcess::stopFast);
            Ports.requireFree(port, "PostgreSQL");
            EmbeddedPostgres server = launch(data, directory.log(), port, settings);
            PostmasterProcess process = PostmasterProcess.of(data)
                    .orElseThrow(() -> new IOException("PostgreSQL stopped right after its start"));
            return new Postmaster(lock, server, process);
        } catch (IOException | RuntimeException e) {
            PostmasterProcess.of(directory.data()).ifPresent(PostmasterProcess::stopFast);
            lock.close();
            throw e;
        }
    }

    private static EmbeddedPostgres launch(Path data, Path log, int port, Map<String, String> settings)
            throws IOException {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_TIMEOUT)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    // Sorts alike on every operating system.
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", Ports.HOST)
                    .setServerConfig("unix_socket_directories", "");
            settings.forEach(builder::setServerConfig);
            return builder.start();
        } catch (IllegalStateException e) {
            // One of PostgreSQL's own programs failed, and said why in the log.
            throw new IOException(e);
        }
    }

    CompletableFuture<ProcessHandle> onExit() {
        return process.handle().onExit();
    }

    void stopFast() {
        process.stopFast();
        release();
    }

    void crash() {
        process.crash();
        release();
    }

    private void release() {
        guard.release();
        try {
            server.close();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release the lock of PostgreSQL's data", e);
        }
    }
}
