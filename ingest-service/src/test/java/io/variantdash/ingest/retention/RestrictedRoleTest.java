package io.variantdash.ingest.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.variantdash.event.AlertState;
import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.VariantStatus;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.SeparateRoles;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** All that the service does in the database, as the role that owns nothing. */
@QuarkusTest
@QuarkusTestResource(value = SeparateRoles.class, restrictToAnnotatedClass = true)
class RestrictedRoleTest {

    @Inject
    DataSource dataSource;

    @Inject
    Retention retention;

    @Test
    void storesEventsOfEachTypeAndKeepsDeadLettersAndKeys() {
        Database database = new Database(dataSource);
        String persona = Events.persona();
        Instant now = Events.now();
        List<MonitorEvent> events = List.of(
                Events.post(persona, "v", VariantStatus.ACTIVE, now),
                Events.counts(persona, "v", 100, 10, now),
                Events.kill(persona, "v", "slow", now),
                Events.fatigue(persona, "question", 0.9, now),
                Events.alert(persona, "s", AlertState.RAISED, now));
        try (Monitor monitor = new Monitor()) {
            events.forEach(monitor::send);
            monitor.send(EventType.EARLY_KILL, "{}");
        }
        RestAssured.given()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "\"k\"")
                .body("{\"persona_id\":\"%s\",\"variant_id\":\"v\",\"view_count\":200,\"interaction_count\":20}"
                        .formatted(persona))
                .post("/api/events/performance-update")
                .then()
                .statusCode(202);

        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(database.rows(
                            "SELECT count(*), count(DISTINCT event_type) FROM dashboard_events WHERE persona_id = ?",
                            persona))
                    .containsExactly("6|5");
            assertThat(database.rows("SELECT code FROM dead_letters")).hasSize(1);
        });
        assertThat(database.rows("SELECT answer IS NOT NULL FROM gateway_requests"))
                .containsExactly("t");
        assertThatThrownBy(() -> database.execute("CREATE TABLE mine ()"))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void deletesWhatIsTooOld() {
        Database database = new Database(dataSource);
        database.rows("SELECT ensure_day_partition('dashboard_events', current_date - 40)");
        database.execute("""
                INSERT INTO variants (persona_id, id, status, updated_at)
                VALUES ('old', 'v', 'completed', now() - interval '500 days')""");
        database.execute("""
                INSERT INTO dead_letters (original_topic, original_partition, original_offset, code, reason, received_at,
                                          refused_at, headers)
                VALUES ('t', 0, 0, 'c', 'r', now() - interval '40 days', now(), '{}')""");
        database.execute("""
                INSERT INTO variant_engagement (persona_id, variant_id, bucket, views, interactions, last_updated, identity)
                VALUES ('old', 'v', now() - interval '500 days', 1, 0, now(), gen_random_uuid())""");

        retention.run(Instant.now());

        assertThat(database.rows("SELECT FROM pg_class"
                        + " WHERE relname = 'dashboard_events_' || to_char(current_date - 40, 'YYYYMMDD')"))
                .isEmpty();
        for (String table : List.of("variants", "variant_engagement")) {
            assertThat(database.rows("SELECT FROM " + table + " WHERE persona_id = 'old'"))
                    .as(table)
                    .isEmpty();
        }
        assertThat(database.rows("SELECT FROM dead_letters WHERE original_topic = 't'"))
                .isEmpty();
    }
}
