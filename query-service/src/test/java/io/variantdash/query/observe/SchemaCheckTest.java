package io.variantdash.query.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class SchemaCheckTest {

    private final String database = "empty_" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void saysWhatIsMissingUntilItIsThere() throws SQLException {
        createDatabase();
        SchemaCheck check = new SchemaCheck(flyway().load());

        assertDown(check.call(), "schema at version none");
        flyway().target("1").load().migrate();
        assertDown(check.call(), "schema at version 1");
        flyway().load().migrate();
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void saysSoWhereOtherMigrationsMadeTheSchema() throws SQLException {
        createDatabase();
        flyway().load().migrate();
        try (Connection connection = flyway().getDataSource().getConnection()) {
            connection.createStatement().execute("UPDATE flyway_schema_history SET checksum = checksum + 1");
        }

        assertDown(new SchemaCheck(flyway().load()).call(), "not those that made the schema");
    }

    @Test
    void saysSoWhereThereIsNoDatabase() {
        HealthCheckResponse response = new SchemaCheck(flyway().load()).call();

        assertDown(response, "cannot be reached");
    }

    private static void assertDown(HealthCheckResponse response, String problem) {
        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        Map<String, Object> data = response.getData().orElseThrow();
        assertThat(data.get("problem")).asString().contains(problem);
    }

    private FluentConfiguration flyway() {
        var postgres = EmbeddedInfrastructure.postgres();
        return Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.port(), database),
                        postgres.username(),
                        postgres.password());
    }

    private void createDatabase() throws SQLException {
        var postgres = EmbeddedInfrastructure.postgres();
        try (Connection connection =
                DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password())) {
            connection.createStatement().execute("CREATE DATABASE " + database);
        }
    }
}
