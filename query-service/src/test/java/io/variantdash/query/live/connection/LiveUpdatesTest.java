package io.variantdash.query.live.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.variantdash.query.stream.StreamProgress;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.Updates;
import jakarta.inject.Inject;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class LiveUpdatesTest {

    @Inject
    StreamProgress progress;

    private final Rows rows = Rows.ofNewPersona();
    private final String persona = rows.persona();
    private final Updates updates = new Updates();

    @AfterEach
    void stopPublishing() {
        updates.close();
    }

    @Test
    void beginsWithWhatRestWouldAnswer() {
        rows.variant("v", "active", Instant.now(), 0.05).counts("v", 100, 10);

        try (LiveClient client = LiveClient.connect(persona)) {
            JsonNode initial = client.next("initial_data");

            JsonNode rest =
                    Contract.parse(RestAssured.get("/api/metrics/" + persona).asString());
            assertThat(initial.path("data").path("active_variants").size()).isEqualTo(1);
            assertThat(initial.path("data").path("summary")).isEqualTo(rest.path("summary"));
            assertThat(initial.path("position")).isEqualTo(initial.path("data").path("position"));
            assertThat(initial.path("position")).isEqualTo(rest.path("position"));
        }
    }

    @Test
    void tellsUpdatesOfThePersonaInTheirOrder() {
        try (LiveClient client = LiveClient.connect(persona)) {
            client.next("initial_data");

            updates.publish(Updates.performance("someone-else", "v", 100, 1));
            updates.publish(Updates.performance(persona, "v", 100, 7));
            updates.publish(Updates.kill(persona, "v", "too low"));

            JsonNode performance = client.next("variant_update").path("data");
            assertThat(performance.path("event_type").asText()).isEqualTo("performance_update");
            assertThat(performance.path("variant_id").asText()).isEqualTo("v");
            assertThat(performance.path("interaction_count").asLong()).isEqualTo(7);
            JsonNode kill = client.next("variant_update").path("data");
            assertThat(kill.path("event_type").asText()).isEqualTo("early_kill");
            assertThat(kill.path("kill_reason").asText()).isEqualTo("too low");
        }
    }

    @Test
    void missesNothingWhileASnapshotIsRead() {
        List<Long> counts = new ArrayList<>();
        try (LiveClient watcher = LiveClient.connect(persona)) {
            watcher.next("initial_data");
            long last = 0;
            for (int round = 0; round < 20; round++) {
                updates.publish(Updates.performance(persona, "v", 1000, ++last));
                watcher.say("{\"type\":\"refresh\"}");
                updates.publish(Updates.performance(persona, "v", 1000, ++last));
                updates.publish(Updates.performance(persona, "v", 1000, ++last));
            }
            String end = positionOf(updates.publish(Updates.performance(persona, "v", 1000, ++last)));
            List<String> positions = new ArrayList<>();
            JsonNode frame = watcher.next();
            while (!frame.path("position").asText().equals(end)) {
                if (frame.path("type").asText().equals("variant_update")) {
                    counts.add(frame.path("data").path("interaction_count").asLong());
                    positions.add(frame.path("position").asText());
                }
                frame = watcher.next();
            }
            assertThat(positions).isNotEmpty();
            assertThat(counts).isSorted().doesNotHaveDuplicates();
            assertThat(positions).doesNotHaveDuplicates();
        }
    }

    private String positionOf(RecordMetadata written) {
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        Objects.requireNonNull(progress.positionOf(persona)).offset() >= written.offset());
        return Objects.requireNonNull(progress.positionOf(persona)).encoded();
    }

    @Test
    void servesManyClientsOfOnePersona() {
        List<LiveClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                clients.add(LiveClient.connect(persona));
            }
            clients.forEach(client -> client.next("initial_data"));

            updates.publish(Updates.kill(persona, "v", "too low"));

            String position =
                    clients.get(0).next("variant_update").path("position").asText();
            assertThat(clients.subList(1, clients.size()))
                    .allSatisfy(client -> assertThat(client.next("variant_update")
                                    .path("position")
                                    .asText())
                            .isEqualTo(position));
        } finally {
            clients.forEach(LiveClient::close);
        }
    }

    @Test
    void answersPingsAndRefreshes() {
        try (LiveClient client = LiveClient.connect(persona)) {
            client.next("initial_data");

            client.say("{\"type\":\"ping\"}");
            client.next("pong");

            rows.variant("new", "active", Instant.now(), 0.05);
            updates.publish(Updates.performance(persona, "new", 100, 1));
            client.next("variant_update");
            client.say("{\"type\":\"refresh\"}");
            assertThat(client.next("initial_data")
                            .path("data")
                            .path("active_variants")
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void answersWhatItDoesNotUnderstandAndStays() {
        try (LiveClient client = LiveClient.connect(persona)) {
            client.next("initial_data");

            client.say("{nonsense");
            assertThat(client.next("error").path("message").asText()).isEqualTo("Invalid JSON");
            client.say("");
            assertThat(client.next("error").path("message").asText()).isEqualTo("Invalid JSON");
            for (String unknown : List.of("{\"type\":\"shout\"}", "{}", "42", "null", "[]", "{\"type\":{}}")) {
                client.say(unknown);
                assertThat(client.next("error").path("message").asText()).contains("ping", "refresh");
            }
            client.sayBinary(new byte[] {1, 2, 3});
            assertThat(client.next("error").path("message").asText()).contains("text");

            client.say("{\"type\":\"ping\"}");
            client.next("pong");
        }
    }

    @Test
    void takesMessagesUpTo4KiBAndClosesOnLargerOnes() {
        try (LiveClient client = LiveClient.connect(persona)) {
            client.next("initial_data");
            client.say("{\"type\":\"ping\",\"padding\":\"%s\"}".formatted("x".repeat(4096 - 29)));
            client.next("pong");

            client.say("{\"type\":\"ping\",\"padding\":\"%s\"}".formatted("x".repeat(4096)));

            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void answersAPositionThatNobodyCanReadWithASnapshot() {
        try (LiveClient client = LiveClient.connect(persona, "?position=nonsense")) {
            client.next("initial_data");
        }
    }

    @Test
    void takesPersonasOfAnyScript() {
        String unusual = "ü /日本 %" + persona;
        try (LiveClient client = LiveClient.connect(unusual)) {
            client.next("initial_data");

            updates.publish(Updates.kill(unusual, "v", "too low"));

            client.next("variant_update");
        }
    }

    @Test
    void refusesMalformedPersonas() {
        assertThatThrownBy(() -> LiveClient.connect(" ")).hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void closesAClientThatDoesNotReadAndLeavesOthersAlone() {
        try (LiveClient stalled = LiveClient.connectStalled(persona);
                LiveClient other = LiveClient.connect(persona)) {
            other.next("initial_data");
            String bulk = "x".repeat(200_000);

            for (int i = 0; i < 100; i++) {
                updates.publish(Updates.kill(persona, "v" + i, bulk));
                assertThat(other.next("variant_update")
                                .path("data")
                                .path("variant_id")
                                .asText())
                        .isEqualTo("v" + i);
            }

            stalled.read();
            assertThat(stalled.closeCode()).isEqualTo(4008);
        }
    }
}
