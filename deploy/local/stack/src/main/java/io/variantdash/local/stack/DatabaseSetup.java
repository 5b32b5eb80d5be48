package io.variantdash.local.stack;

import io.variantdash.embedded.PostgresServer;
import io.variantdash.local.stack.process.StackFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Makes the roles of the database and migrates it as its owner, so that no service needs to be the owner. */
final class DatabaseSetup {

    private static final String ROLES = "db/roles.sql";
    private static final String OWNER = "variantdash";

    private DatabaseSetup() {}

    /** Does nothing where all of that was done before. */
    static void run(PostgresServer postgres) {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute(roles());
            Flyway.configure()
                    .dataSource(postgres.jdbcUrl(), OWNER, postgres.password())
                    .load()
                    .migrate();
        } catch (IOException | SQLException | FlywayException e) {
            throw new StackFailure("The database could not be set up: " + e.getMessage(), e);
        }
    }

    private static String roles() throws IOException {
        try (InputStream file = DatabaseSetup.class.getClassLoader().getResourceAsStream(ROLES)) {
            return new String(Objects.requireNonNull(file, ROLES).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
