package io.variantdash.embedded.shared;

import io.variantdash.embedded.PostgresServer;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL for all applications that the tests of a JVM start, each of which begins with an empty database. */
public final class SharedPostgres {

    private static @Nullable PostgresServer server;

    private SharedPostgres() {}

    /** The server, running, with an empty database and without roles of tests before. */
    public static synchronized PostgresServer withEmptyDatabase() {
        PostgresServer running = server;
        if (running == null) {
            running = PostgresServer.builder().fast().start();
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            server = running;
        } else {
            // A test of an outage may have left it stopped.
            running.start();
            running.database().renew();
        }
        return running;
    }
}
