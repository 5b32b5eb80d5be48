package io.variantdash.query.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.Topics;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Updates;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class StreamTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final String persona = "persona-" + UUID.randomUUID();

    @Inject
    MeterRegistry metrics;

    @Inject
    StreamProgress progress;

    @Inject
    StreamStatus status;

    @Test
    void findsPersonasWhereProducersPutThem() {
        try (Updates updates = new Updates()) {
            for (String name : List.of("ava", "ü", "日本", persona)) {
                var written = updates.publish(Updates.kill(name, "v", "too low"));

                await().atMost(TIMEOUT).untilAsserted(() -> {
                    Position position = position(name);
                    assertThat(position.partition()).isEqualTo(written.partition());
                    assertThat(position.offset()).isEqualTo(written.offset());
                });
            }
        }
    }

    @Test
    void passesOverWhatIsNoUpdateAndCountsIt() {
        double before = metrics.get("query.unreadable.updates").counter().count();
        try (LiveClient client = LiveClient.connect(persona);
                Updates updates = new Updates()) {
            client.next("initial_data");

            updates.publish(persona, null);
            updates.publish(persona, "nonsense".getBytes(StandardCharsets.UTF_8));
            updates.publish(
                    persona, "{\"persona_id\":\"%s\"}".formatted(persona).getBytes(StandardCharsets.UTF_8));
            updates.publish(Updates.kill(persona, "v", "too low"));

            client.next("variant_update");
            assertThat(metrics.get("query.unreadable.updates").counter().count())
                    .isEqualTo(before + 2);
        }
    }

    @Test
    void showsASnapshotForWhatIsOutOfPlace() {
        try (LiveClient client = LiveClient.connect(persona);
                Updates updates = new Updates()) {
            client.next("initial_data");
            int elsewhere = (position(persona).partition() + 1) % 2;

            updates.publishTo(elsewhere, Updates.kill(persona, "v", "too low"));

            client.next("initial_data");
            updates.publish(Updates.kill(persona, "w", "too low"));
            client.next("variant_update");
        }
    }

    @Test
    void goesOnWhenTheBrokerIsBack() {
        try (LiveClient client = LiveClient.connect(persona)) {
            client.next("initial_data");

            EmbeddedInfrastructure.kafka().stop();
            await().atMost(TIMEOUT).until(() -> given().get("/q/health/ready").statusCode() == 503);
            client.next("stale");
            try (LiveClient newcomer = LiveClient.connect(persona)) {
                newcomer.next("initial_data");
                newcomer.next("stale");
            }
            EmbeddedInfrastructure.kafka().start();
            await().atMost(TIMEOUT).until(() -> given().get("/q/health/ready").statusCode() == 200);
            client.next("fresh");

            try (Updates updates = new Updates()) {
                updates.publish(Updates.kill(persona, "v", "too low"));
            }
            client.next("variant_update");
        }
    }

    @Test
    void beginsAnewWhenTheTopicIsRepartitionedOrRecreated() throws Exception {
        try (LiveClient client = LiveClient.connect(persona);
                Admin admin = Admin.create(Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        EmbeddedInfrastructure.kafka().bootstrapServers()))) {
            JsonNode first = client.next("initial_data");
            int partitions = position(persona).epoch().partitions();

            admin.createPartitions(Map.of(Topics.DASHBOARD_UPDATES, NewPartitions.increaseTo(partitions + 1)))
                    .all()
                    .get();
            JsonNode second = client.nextAfterOutage("initial_data");
            assertThat(second.path("position")).isNotEqualTo(first.path("position"));
            assertUpdatesArrive(client);

            admin.deleteTopics(List.of(Topics.DASHBOARD_UPDATES)).all().get();
            await().atMost(TIMEOUT).until(() -> status.problem().isPresent());
            admin.createTopics(List.of(new NewTopic(Topics.DASHBOARD_UPDATES, partitions, (short) 1)))
                    .all()
                    .get();
            JsonNode third = client.nextAfterOutage("initial_data");
            assertThat(third.path("position")).isNotEqualTo(second.path("position"));
            assertUpdatesArrive(client);
        }
    }

    private Position position(String name) {
        return Objects.requireNonNull(progress.positionOf(name));
    }

    private void assertUpdatesArrive(LiveClient client) {
        try (Updates updates = new Updates()) {
            updates.publish(Updates.kill(persona, UUID.randomUUID().toString(), "too low"));
        }
        client.nextAfterOutage("variant_update");
    }
}
