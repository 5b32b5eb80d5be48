package io.variantdash.ingest.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.ingest.support.Database;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The upgrade of the audit trail's indexes over the pool that the service has. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class AuditIndexInServiceTest {

    @Inject
    AuditIndex index;

    @Inject
    DayPartitions days;

    @Inject
    DataSource dataSource;

    @Test
    void isCompletedAndConnectionsKeepTheirTimeout() throws Exception {
        days.ensure();
        Database database = new Database(dataSource);
        // As an upgrade leaves it.
        database.execute("DROP INDEX dashboard_events_once");
        database.execute("CREATE UNIQUE INDEX dashboard_events_once"
                + " ON ONLY dashboard_events (persona_id, occurred_at DESC, identity)");
        database.execute(
                "CREATE INDEX dashboard_events_newest ON dashboard_events (persona_id, occurred_at DESC, identity)");

        index.complete();

        assertThat(database.rows("SELECT indisvalid, to_regclass('dashboard_events_newest') FROM pg_index"
                        + " WHERE indexrelid = 'dashboard_events_once'::regclass"))
                .containsExactly("t|null");
        try (var connection = dataSource.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(60_000);
        }
    }
}
