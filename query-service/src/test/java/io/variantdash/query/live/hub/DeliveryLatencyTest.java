package io.variantdash.query.live.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@code /q/metrics} tells of the time from an event to its frame. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class DeliveryLatencyTest {

    private static final double SECONDS = 700;

    private final String persona = "persona-" + UUID.randomUUID();

    @Test
    void countsFromWhenKafkaTookTheEvent() {
        double count = sample("count");
        double sum = sample("sum");
        double fast = sample("bucket{le=\"10.0\"}");
        try (LiveClient client = LiveClient.connect(persona);
                Updates updates = new Updates()) {
            client.next("initial_data");

            updates.publish(Updates.kill(persona, "a", "too low"), Instant.now().minusSeconds((long) SECONDS));
            client.next("variant_update");
            updates.publish(Updates.kill(persona, "b", "too low"), Instant.now());
            client.next("variant_update");

            await().atMost(Duration.ofMinutes(2)).until(() -> sample("count") == count + 2);
        }
        assertThat(sample("sum") - sum).isBetween(SECONDS, SECONDS + 60);
        assertThat(sample("bucket{le=\"10.0\"}")).isEqualTo(fast + 1);
    }

    @Test
    void leavesOutFramesOfWhichNobodySaysWhenTheirEventWasTaken() {
        double count = sample("count");
        try (LiveClient client = LiveClient.connect(persona);
                Updates updates = new Updates()) {
            client.next("initial_data");

            updates.publish(Updates.kill(persona, "a", "too low"));
            client.next("variant_update");
            updates.publish(Updates.kill(persona, "b", "too low"), Instant.now());
            client.next("variant_update");

            await().atMost(Duration.ofMinutes(2)).until(() -> sample("count") > count);
        }
        assertThat(sample("count")).isEqualTo(count + 1);
    }

    private static double sample(String name) {
        String start = "live_latency_seconds_" + name;
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
