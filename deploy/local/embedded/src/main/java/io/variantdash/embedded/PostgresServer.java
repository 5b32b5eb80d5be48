package io.variantdash.embedded;

import io.variantdash.embedded.port.PortReservation;
import io.variantdash.embedded.port.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL on 127.0.0.1 with a database {@code variantdash}, as durable as in production unless it is built
 * {@link Builder#fast() fast}. Stopped and started again it keeps its port and its data.
 */
public final class PostgresServer implements AutoCloseable {

    private static final String USER = "postgres";

    private final ServerDirectory directory;
    private final int port;
    private final Runnable releasePort;
    private final Map<String, String> settings;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final ServerDatabase database = new ServerDatabase(this);
    private @Nullable Postmaster postmaster;

    private PostgresServer(ServerDirectory directory, int port, Runnable releasePort, Map<String, String> settings) {
        this.directory = directory;
        this.port = port;
        this.releasePort = releasePort;
        this.settings = settings;
    }

    public static Builder builder() {
        return new Builder();
    }

    public int port() {
        return port;
    }

    public String jdbcUrl() {
        return jdbcUrl(ServerDatabase.NAME);
    }

    public String username() {
        return USER;
    }

    /** Any password is accepted: the server listens on the loopback address only and trusts it. */
    public String password() {
        return USER;
    }

    /** The database, for callers that prepare it. */
    public ServerDatabase database() {
        return database;
    }

    /** What the server writes about itself. */
    public Path log() {
        return directory.log();
    }

    /** Completes when the server ends without having been stopped here. */
    public CompletableFuture<Void> failure() {
        return failure.copy();
    }

    /** Starts the server again after {@link #stop()} or {@link #crash()}. */
    public synchronized void start() {
        if (postmaster != null) {
            return;
        }
        try {
            Postmaster launched = Postmaster.launch(directory, port, settings);
            postmaster = launched;
            var unused = launched.onExit().thenRun(() -> ended(launched));
            database.createIfMissing();
            directory.markComplete();
        } catch (IOException | SQLException e) {
            stop();
            throw new IllegalStateException(
                    "PostgreSQL did not start on port %d. The end of its log:%n%s"
                            .formatted(port, directory.lastLogLines()),
                    e);
        }
    }

    /** Ends all sessions and stops, as an orderly restart of the database does. */
    public synchronized void stop() {
        if (postmaster != null) {
            postmaster.stopFast();
            postmaster = null;
        }
    }

    /** Stops without a checkpoint, as a crash of the database does; the next start recovers. */
    public synchronized void crash() {
        if (postmaster != null) {
            postmaster.crash();
            postmaster = null;
        }
    }

    @Override
    public synchronized void close() {
        stop();
        directory.deleteIfTemporary();
        releasePort.run();
    }

    // Waits for a stop() or crash() in progress, after which the run is not the current one any more.
    private synchronized void ended(Postmaster run) {
        if (postmaster == run) {
            failure.complete(null);
        }
    }

    String jdbcUrl(String name) {
        return "jdbc:postgresql://%s:%d/%s".formatted(Ports.HOST, port, name);
    }

    /** How the server is to run; what is not said is temporary, on a port reserved until it is closed, and durable. */
    public static final class Builder {

        private @Nullable Path directory;
        private int port;
        private final Map<String, String> settings = new LinkedHashMap<>();

        // The library starts its servers with all three off. Without the second a commit that was confirmed would be
        // lost with the process, and no test of an outage could be believed.
        private Builder() {
            settings.putAll(Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on"));
        }

        /** Keeps the data there between runs. */
        public Builder directory(Path directory) {
            this.directory = directory;
            return this;
        }

        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Survives a crash of the server, but not of the machine: for tests that do not judge speed. */
        public Builder fast() {
            return setting("fsync", "off").setting("full_page_writes", "off");
        }

        /** Any parameter of the server, as postgresql.conf would have it. */
        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        public PostgresServer start() {
            return port == 0
                    ? PortReservation.start(reserved -> start(reserved.port(), reserved::close))
                    : start(port, () -> {});
        }

        private PostgresServer start(int chosen, Runnable releasePort) {
            PostgresServer server = new PostgresServer(
                    ServerDirectory.of(directory, "postgres"), chosen, releasePort, Map.copyOf(settings));
            try {
                server.start();
                return server;
            } catch (RuntimeException | Error e) {
                server.close();
                throw e;
            }
        }
    }
}
