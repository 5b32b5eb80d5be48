package io.variantdash.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.bench.drain.Workload;
import io.variantdash.bench.testbed.Database;
import io.variantdash.embedded.PostgresServer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class StoredHistoryTest {

    private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void takesThePlaceOfWhatWasStoredWithATenthOnTheLastDay() {
        try (PostgresServer server = PostgresServer.builder().fast().start()) {
            Flyway.configure()
                    .dataSource(server.jdbcUrl(), server.username(), server.password())
                    .load()
                    .migrate();
            try (Database database = Database.connect(server)) {
                new StoredHistory(server, 3_000, END).store();
                new StoredHistory(server, 20_000, END).store();

                assertThat(database.number("SELECT count(*) FROM dashboard_events"))
                        .isEqualTo(20_000);
                assertThat(since(database, "2026-03-01T00:00:00Z")).isBetween(2_000L, 2_030L);
                assertThat(since(database, "2026-02-28T00:00:00Z") - since(database, "2026-03-01T00:00:00Z"))
                        .isBetween(600L, 640L);
                assertThat(since(database, "2026-01-31T00:00:00Z")).isEqualTo(20_000);
                assertThat(database.number("SELECT count(*) FROM variants")).isEqualTo(Workload.VARIANTS);
                assertThat(database.number("SELECT count(*) FROM variant_monitoring"))
                        .isEqualTo(Workload.VARIANTS);
                assertThat(database.number("SELECT count(*) FROM variant_engagement"))
                        .isGreaterThan(3_000);
            }
        }
    }

    private static long since(Database database, String time) {
        return database.number(
                "SELECT count(*) FROM dashboard_events WHERE occurred_at >= ?",
                OffsetDateTime.ofInstant(Instant.parse(time), ZoneOffset.UTC));
    }
}
