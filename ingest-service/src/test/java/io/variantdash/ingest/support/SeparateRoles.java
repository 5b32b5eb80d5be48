package io.variantdash.ingest.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.variantdash.embedded.EmbeddedInfrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The embedded servers, with a database that the owner migrates and in which the service is ingest's role. */
public final class SeparateRoles implements QuarkusTestResourceLifecycleManager {

    private final EmbeddedInfrastructure infrastructure = new EmbeddedInfrastructure();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(infrastructure.start());
        makeRoles();
        settings.put("quarkus.datasource.username", "variantdash_ingest");
        settings.put("quarkus.flyway.username", "variantdash");
        settings.put(
                "quarkus.flyway.password", EmbeddedInfrastructure.postgres().password());
        return settings;
    }

    @Override
    public void stop() {
        infrastructure.stop();
    }

    private static void makeRoles() {
        var postgres = EmbeddedInfrastructure.postgres();
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
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
