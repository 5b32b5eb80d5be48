package io.variantdash.ingest.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.event.VariantStatus;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.SeparateRoles;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Personas are erased by the role that owns nothing, and has no rights on a day of its own. */
@QuarkusTest
@QuarkusTestResource(value = SeparateRoles.class, restrictToAnnotatedClass = true)
class RestrictedErasureTest {

    /** A detached day, as a retention leaves it that ends before it drops the day. */
    private static final String DETACHED = "dashboard_events_20250131";

    @Inject
    DataSource dataSource;

    @Test
    void deletesTheRowsOfEachDayAndDropsDaysThatAreDetached() {
        Database database = new Database(dataSource);
        PersonaTables tables = new PersonaTables(database);
        String persona = Events.persona();
        String other = Events.persona();
        Instant now = Events.now();
        try (Monitor monitor = new Monitor()) {
            for (String filled : new String[] {persona, other}) {
                for (int day = 0; day < 3; day++) {
                    Instant then = now.minus(Duration.ofDays(day));
                    monitor.send(Events.post(filled, "v" + day, VariantStatus.ACTIVE, then));
                    monitor.send(Events.counts(filled, "v" + day, 100, 10, then));
                }
            }
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> tables.rows(persona, "dashboard_events") == 6
                        && tables.rows(other, "dashboard_events") == 6
                        // The service makes days at its start; what came before is moved into them.
                        && database.rows("SELECT DISTINCT tableoid FROM dashboard_events")
                                        .size()
                                == 3);
        detachWithRowsOf(persona, database);

        JsonPath done = Erasures.awaitDone(Erasures.begin(persona));

        assertThat(done.getInt("deleted.dashboard_events")).isEqualTo(6);
        assertThat(done.getInt("deleted.monitor_activity")).isEqualTo(2);
        assertThat(tables.rows(persona).values()).containsOnly(0);
        assertThat(tables.rows(other, "dashboard_events")).isEqualTo(6);
        assertThat(database.rows("SELECT FROM pg_class WHERE relname = '" + DETACHED + "'"))
                .isEmpty();
    }

    private static void detachWithRowsOf(String persona, Database database) {
        // The service makes days of its own at its start, and who comes second gives up after a moment.
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
            database.rows("SELECT ensure_day_partition('dashboard_events', '2025-01-31')");
            return true;
        });
        database.execute("""
                INSERT INTO dashboard_events (identity, event_type, persona_id, event_data, occurred_at)
                VALUES (gen_random_uuid(), 'early_kill', '%s', '{}', '2025-01-31 10:00Z')""".formatted(persona));
        assertThat(database.rows("SELECT detach_expired_day('dashboard_events', '2025-02-01')"))
                .containsExactly(DETACHED);
        assertThatThrownBy(() -> database.rows("SELECT FROM " + DETACHED))
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
