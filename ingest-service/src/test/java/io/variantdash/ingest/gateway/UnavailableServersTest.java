package io.variantdash.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Gateway;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What cannot be taken now is said to be so, and can be sent again. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class UnavailableServersTest {

    private static final String KIND = "performance-update";

    @Inject
    DataSource dataSource;

    private final String persona = Events.persona();
    private final Gateway gateway = new Gateway();

    @Test
    void isSaidOfKafkaAndTheRetryIsTheSameEvent() {
        String key = persona;
        gateway.postUntilTaken(KIND, counts("before"));
        EmbeddedInfrastructure.kafka().stop();
        try {
            assertIsUnavailable(gateway.post(KIND, counts("v"), "Idempotency-Key", key));
            assertIsUnavailable(gateway.post(KIND, counts("v"), "Idempotency-Key", key));
        } finally {
            EmbeddedInfrastructure.kafka().start(); // other classes use it as well
        }
        HttpResponse<String> answer = gateway.postUntilTaken(KIND, counts("v"), "Idempotency-Key", key);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        awaitStored("before", "v");
        assertThat(rows("""
                SELECT e.occurred_at = r.received_at FROM dashboard_events e, gateway_requests r
                WHERE e.variant_id = 'v' AND e.persona_id = r.key AND r.key = ?""")).containsExactly("t");
    }

    @Test
    void isSaidOfTheDatabaseWhereItMustRememberAKey() {
        gateway.postUntilTaken(KIND, counts("before"));
        EmbeddedInfrastructure.postgres().stop();
        try {
            assertIsUnavailable(gateway.post(KIND, counts("v"), "Idempotency-Key", persona));
            assertThat(gateway.postUntilTaken(KIND, counts("without-key")).statusCode())
                    .isEqualTo(202);
        } finally {
            EmbeddedInfrastructure.postgres().start();
        }

        awaitStored("before", "without-key");
    }

    private static void assertIsUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    private String counts(String variant) {
        return "{\"persona_id\":\"%s\",\"variant_id\":\"%s\",\"view_count\":1,\"interaction_count\":0}"
                .formatted(persona, variant);
    }

    private List<String> rows(String sql) {
        return new Database(dataSource).rows(sql, persona);
    }

    private void awaitStored(String... variants) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions() // the database comes back
                .untilAsserted(() -> assertThat(
                                rows("SELECT variant_id FROM dashboard_events WHERE persona_id = ? ORDER BY 1"))
                        .containsExactly(variants));
    }
}
