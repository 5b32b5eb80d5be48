package io.variantdash.ingest.retention;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.ingest.support.Database;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Retention as the service runs it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class RetentionScheduleTest {

    private static final Instant NOW = Instant.parse("2025-03-31T12:00:00Z");

    @Inject
    Retention retention;

    @Inject
    TableSizes sizes;

    @Inject
    DataSource dataSource;

    @Test
    void triesAgainWhenTheTablesAreBusy() throws Exception {
        Database database = new Database(dataSource);
        database.rows("SELECT ensure_day_partition('dashboard_events', '2025-02-28')");
        try (Connection reader = dataSource.getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM dashboard_events");
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> retention.run(NOW));
            awaitWaiting(database, true);
            awaitWaiting(database, false); // gave up, once at least
            reader.commit();
            run.get(2, TimeUnit.MINUTES);
        }

        assertThat(database.rows("SELECT to_regclass('dashboard_events_20250228')"))
                .containsExactly("null");
    }

    @Test
    void tellsHowLargeTheTablesAreAndHowFarTheyReachBack() {
        retention.run(Instant.now()); // what other tests made
        Database database = new Database(dataSource);
        database.rows("SELECT ensure_day_partition('dashboard_events', current_date - 30)");
        database.rows("SELECT ensure_day_partition('variant_engagement', current_date - 7)");

        sizes.measure();

        assertThat(get("/q/metrics").asString().lines())
                .contains(
                        "ingest_partition_days_kept{table=\"dashboard_events\"} 30.0",
                        "ingest_partition_days_kept{table=\"variant_engagement\"} 7.0")
                .anyMatch(line -> line.matches("ingest_table_size_bytes\\{table=\"dashboard_events\"} [1-9].*"))
                .anyMatch(line -> line.matches("ingest_table_size_bytes\\{table=\"variants\"} [1-9].*"))
                .noneMatch(line -> line.matches("ingest_table_size_bytes\\{table=\".*[0-9]{8}\"}.*"));
    }

    private static void awaitWaiting(Database database, boolean waiting) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !database.rows("SELECT FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'")
                                .isEmpty()
                        == waiting);
    }
}
