package io.variantdash.local.stack;

import io.variantdash.embedded.KafkaBroker;
import io.variantdash.embedded.PostgresServer;
import java.util.Map;

/** Where a service finds PostgreSQL and Kafka. */
public record Servers(String jdbcUrl, String username, String password, String bootstrapServers) {

    static Servers of(PostgresServer postgres, KafkaBroker kafka) {
        return new Servers(postgres.jdbcUrl(), postgres.username(), postgres.password(), kafka.bootstrapServers());
    }

    /** The same, with a role of the database that is the service's own and may not change the schema. */
    Servers as(ServiceKind kind) {
        return new Servers(jdbcUrl, kind.databaseRole(), password, bootstrapServers);
    }

    Map<String, String> environment() {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl,
                "QUARKUS_DATASOURCE_USERNAME", username,
                "QUARKUS_DATASOURCE_PASSWORD", password,
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    }
}
