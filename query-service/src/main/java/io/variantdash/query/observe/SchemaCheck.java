package io.variantdash.query.observe;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.output.ValidateResult;

/**
 * Ready when the database has the schema that this release reads, or a newer one. This service never migrates: then the
 * order in which services start would matter. A schema does not go away, so once it was right the check does not ask again.
 */
@Readiness
@Singleton
class SchemaCheck implements HealthCheck {

    private final Flyway flyway;
    private volatile boolean valid;

    SchemaCheck(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Database schema");
        if (valid) {
            return response.up().build();
        }
        try {
            ValidateResult result = flyway.validateWithResult();
            valid = result.validationSuccessful;
            return valid
                    ? response.up().build()
                    : response.down().withData("problem", problem()).build();
        } catch (FlywayException e) {
            return response.down()
                    .withData("problem", "the database cannot be reached")
                    .build();
        }
    }

    private String problem() {
        MigrationInfoService migrations = flyway.info();
        if (migrations.pending().length == 0) {
            return "the migrations of this release are not those that made the schema: use the release that made it, or"
                    + " an empty database";
        }
        MigrationInfo current = migrations.current();
        MigrationInfo[] all = migrations.all();
        return "schema at version %s, needs %s: start ingest-service"
                .formatted(current == null ? "none" : current.getVersion(), all[all.length - 1].getVersion());
    }
}
