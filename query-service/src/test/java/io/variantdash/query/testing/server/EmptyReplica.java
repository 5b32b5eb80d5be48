package io.variantdash.query.testing.server;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.variantdash.embedded.PostgresServer;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A second server with the same schema and nothing in it. */
public final class EmptyReplica implements QuarkusTestResourceLifecycleManager {

    // Static, because Quarkus makes the instance and hands it to no test; it starts and stops on one thread at a time.
    private static volatile @Nullable PostgresServer server;

    /** The server of the running tests. */
    public static PostgresServer server() {
        return Objects.requireNonNull(server, "no Quarkus test with a replica is running");
    }

    @Override
    public Map<String, String> start() {
        PostgresServer started = PostgresServer.builder().fast().start();
        server = started;
        Flyway.configure()
                .dataSource(started.jdbcUrl(), started.username(), started.password())
                .load()
                .migrate();
        return Map.of("quarkus.datasource.replica.jdbc.url", started.jdbcUrl());
    }

    @Override
    public void stop() {
        server().close();
    }
}
