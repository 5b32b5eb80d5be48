package io.variantdash.ingest.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;

/**
 * Makes of the embedded servers' database, which other tests have asked for for all, one that the owner migrates and in which
 * the service is ingest's role.
 */
public final class SeparateRoles implements QuarkusTestResourceLifecycleManager {

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        makeRoles();
        return Map.of(
                "quarkus.datasource.username", "variantdash_ingest",
                "quarkus.flyway.username", "variantdash",
                "quarkus.flyway.password", EmbeddedInfrastructure.postgres().password());
    }

    @Override
    public void stop() {
        // The database goes with its roles before the next application starts.
    }

    private static void makeRoles() {
        var postgres = EmbeddedInfrastructure.postgres();
        try (Connection connection = postgres.database().connect();
                Statement statement = connection.createStatement();
                InputStream roles = SeparateRoles.class.getClassLoader().getResourceAsStream("db/roles.sql")) {
            statement.execute(new String(Objects.requireNonNull(roles).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
