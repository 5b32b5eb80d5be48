package io.variantdash.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.support.Database;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class MigrationTest {

    @Test
    void migrationsApplyToAnEmptyDatabaseOnce() {
        Flyway flyway = Database.empty().flyway();

        assertThat(flyway.migrate().migrationsExecuted).isPositive();
        flyway.validate();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    @Test
    void theTablesAreThoseOfTheDesign() {
        assertThat(Database.migrated().rows("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'
                        ORDER BY table_name
                        """))
                .containsExactly(
                        "dashboard_events",
                        "dashboard_events_default",
                        "dead_letters",
                        "erasures",
                        "gateway_requests",
                        "monitor_activity",
                        "optimization_alerts",
                        "pattern_fatigue",
                        "pattern_usage",
                        "rebuilds",
                        "variant_engagement",
                        "variant_engagement_default",
                        "variant_engagement_hours",
                        "variant_engagement_hours_default",
                        "variant_kills",
                        "variant_monitoring",
                        "variants");
    }

    @Test
    void noEventTableRefersToAnother() {
        assertThat(Database.migrated().rows("SELECT conname FROM pg_constraint WHERE contype = 'f'"))
                .isEmpty();
    }
}
