package io.variantdash.query.live.connection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.variantdash.event.EventType;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Updates;
import io.variantdash.query.testing.server.Impatient;
import io.variantdash.testservers.EmbeddedInfrastructure;
import io.variantdash.update.Heartbeat;
import io.variantdash.update.Heartbeat.PartitionProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What clients are told when events do not reach them. */
@QuarkusTest
@TestProfile(Impatient.class)
@WithTestResource(MigratedDatabase.class)
class StaleClientsTest {

    private static final Duration FOREVER = Duration.ofMinutes(10);

    private final String persona = "persona-" + UUID.randomUUID();

    @Test
    void areToldWhenEventsMayBeMissingAndWhenTheyAreNot() throws Exception {
        List<PartitionProgress> idle = partitions(null);
        AtomicReference<List<PartitionProgress>> state = new AtomicReference<>(idle);
        ScheduledExecutorService ingest = Executors.newSingleThreadScheduledExecutor();
        try (LiveClient client = LiveClient.connect(persona);
                Updates updates = new Updates()) {
            client.next("initial_data");
            awaitStale(client, "there is no sign of ingest-service");

            var unused = ingest.scheduleWithFixedDelay(
                    () -> updates.publish(
                            new Heartbeat("ingest-1", Instant.now(), Objects.requireNonNull(state.get()))),
                    0,
                    200,
                    TimeUnit.MILLISECONDS);
            awaitFresh(client);

            state.set(partitions(Instant.now().minus(FOREVER)));
            JsonNode stale = awaitStale(client, "events wait to be stored");
            assertThat(Instant.parse(stale.path("since").asText())).isBefore(Instant.now());
            assertThat(staleSeconds()).isPositive();
            String position;
            try (LiveClient newcomer = LiveClient.connect(persona)) {
                position = newcomer.next("initial_data").path("position").asText();
                newcomer.next("stale");
            }
            state.set(idle);
            awaitFresh(client);

            // Heartbeats are passed over: nobody gets them as frames, and who comes back misses nothing.
            try (LiveClient returning = LiveClient.connect(persona, "?position=" + position)) {
                returning.next("resumed");
                updates.publish(Updates.kill(persona, "v", "too low"));
                awaitKill(client);
                awaitKill(returning);
            }
            assertThat(staleSeconds()).isZero();
        } finally {
            ingest.shutdownNow();
        }
    }

    private static JsonNode awaitStale(LiveClient client, String reason) {
        JsonNode frame = client.next();
        while (!frame.path("reason").asText().equals(reason)) {
            assertThat(frame.path("type").asText()).as(frame.toString()).isIn("stale", "fresh");
            frame = client.next();
        }
        return frame;
    }

    private static void awaitFresh(LiveClient client) {
        JsonNode frame = client.next();
        while (!frame.path("type").asText().equals("fresh")) {
            assertThat(frame.path("type").asText()).as(frame.toString()).isEqualTo("stale");
            frame = client.next();
        }
    }

    private static void awaitKill(LiveClient client) {
        assertThat(client.nextAfterOutage("variant_update")
                        .at("/data/event_type")
                        .asText())
                .isEqualTo("early_kill");
    }

    private static double staleSeconds() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("live_stale_seconds"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private static List<PartitionProgress> partitions(@Nullable Instant oldestWaitingAt) throws Exception {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                EmbeddedInfrastructure.kafka().bootstrapServers()))) {
            return admin
                    .describeTopics(
                            Stream.of(EventType.values()).map(EventType::topic).toList())
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .flatMap(topic -> IntStream.range(0, topic.partitions().size())
                            .mapToObj(partition -> new PartitionProgress(topic.name(), partition, oldestWaitingAt)))
                    .toList();
        }
    }
}
