package io.variantdash.query.testing;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** The embedded servers, with the schema that ingest-service would have created. */
public final class MigratedDatabase implements QuarkusTestResourceLifecycleManager {

    private final QuarkusTestResourceLifecycleManager infrastructure;

    public MigratedDatabase() {
        this(new EmbeddedInfrastructure());
    }

    MigratedDatabase(QuarkusTestResourceLifecycleManager infrastructure) {
        this.infrastructure = infrastructure;
    }

    @Override
    public Map<String, String> start() {
        // One registry for all services of a JVM: else the gauges of this one would go on telling of the one before.
        Metrics.globalRegistry.clear();
        Map<String, String> settings = new HashMap<>(infrastructure.start());
        settings.putAll(PersonaThresholds.settings());
        var postgres = EmbeddedInfrastructure.postgres();
        postgres.database()
                .fill(
                        "migrated",
                        () -> Flyway.configure()
                                .dataSource(postgres.jdbcUrl(), postgres.username(), postgres.password())
                                .load()
                                .migrate());
        return settings;
    }

    @Override
    public void stop() {
        infrastructure.stop();
    }
}
