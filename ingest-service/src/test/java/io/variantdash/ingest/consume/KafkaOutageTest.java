package io.variantdash.ingest.consume;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A broker that goes away is waited for: not ready, but alive, and work goes on by itself. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class KafkaOutageTest {

    @Inject
    DataSource dataSource;

    @Test
    void waitsForTheBrokerAndGoesOn() {
        String persona = Events.persona();
        send(persona, "before");
        awaitVariants(persona, "before");

        EmbeddedInfrastructure.kafka().stop();
        try {
            assertSaysSo();
        } finally {
            EmbeddedInfrastructure.kafka().start(); // other classes use it as well
        }

        send(persona, "after");
        awaitVariants(persona, "after", "before");
        awaitReadiness(200);
    }

    private static void assertSaysSo() {
        awaitReadiness(503);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> get("/q/health/ready").jsonPath().getString("checks.data.kafka-consumer"),
                        containsString("no broker is connected"));
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    }

    private static void send(String persona, String variant) {
        try (Monitor monitor = new Monitor()) {
            monitor.send(Events.counts(persona, variant, 1, 0, Events.now()));
        }
    }

    private static void awaitReadiness(int status) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(status));
    }

    private void awaitVariants(String persona, String... variants) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(new Database(dataSource)
                                .rows(
                                        "SELECT variant_id FROM variant_monitoring WHERE persona_id = ? ORDER BY 1",
                                        persona))
                        .containsExactly(variants));
    }
}
