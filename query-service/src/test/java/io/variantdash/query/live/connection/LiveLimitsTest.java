package io.variantdash.query.live.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.variantdash.query.live.queue.CloseReason;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Updates;
import io.variantdash.query.testing.raw.RawSocket;
import io.variantdash.query.testing.server.NarrowLimits;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NarrowLimits.class)
@WithTestResource(MigratedDatabase.class)
class LiveLimitsTest {

    private static final byte[] PONG = HexFormat.of().parseHex("8a80" + "00000000");

    @Inject
    MeterRegistry metrics;

    @Inject
    ConnectionLimits connectionLimits;

    private final String persona = "persona-" + UUID.randomUUID();

    @Test
    void refusesConnectionsBeyondALimitWithAProblem() {
        try (LiveClient first = LiveClient.connect(persona);
                LiveClient second = LiveClient.connect(persona)) {
            first.next("initial_data");
            second.next("initial_data");

            Response refused = upgrade("http://localhost:" + RestAssured.port);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.contentType()).isEqualTo("application/problem+json");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(refused.path("detail").toString()).contains("dashboard.live.max-connections-per-persona");
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> connectionLimits.taken() == 0);
        LiveClient.connect(persona).close();
    }

    @Test
    void letsPagesOfThisHostInAndNoOthers() {
        LiveClient.connectFrom("http://localhost:" + RestAssured.port, persona).close();

        assertThatThrownBy(() -> LiveClient.connectFrom("https://evil.example", persona))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        Response refused = upgrade("https://evil.example");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.path("detail").toString()).contains("dashboard.live.allowed-origins");
    }

    @Test
    void closesAClientThatSendsTooMuch() {
        try (LiveClient client = LiveClient.connect(persona)) {
            client.next("initial_data");
            for (int i = 0; i < 40; i++) {
                client.say("{\"type\":\"ping\"}");
            }

            assertThat(client.closeCode()).isEqualTo(4029);
        }
    }

    @Test
    void putsFragmentsTogetherAndClosesOnTooMuchOfThem() {
        try (LiveClient client = LiveClient.connect(persona)) {
            client.next("initial_data");
            client.begin("{\"type\":").begin("\"pi").say("ng\"}");
            client.next("pong");

            client.begin("x".repeat(4000)).say("x".repeat(97));

            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    /** More parts than it may send messages, in one write. */
    @Test
    void saysOfAMessageWithoutEndThatItIsTooBig() throws IOException {
        // Masked with zeros; the first begins a text, and none ends it.
        String spaces = "fe" + "03e8" + "00000000" + "20".repeat(1_000);
        try (Socket socket = rawUpgrade()) {
            socket.getOutputStream().write(HexFormat.of().parseHex("01" + spaces + ("00" + spaces).repeat(99)));

            String received = HexFormat.of().formatHex(socket.getInputStream().readAllBytes());
            byte[] reason = CloseReason.TOO_BIG.text().getBytes(StandardCharsets.US_ASCII);
            assertThat(received).endsWith("03f1" + HexFormat.of().formatHex(reason));
        }
    }

    @Test
    void closesOnAFrameOfAnySize() {
        try (LiveClient client = LiveClient.connect(persona)) {
            client.next("initial_data");
            client.sayBinary(new byte[200_000]);

            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void pingsAndKeepsWhoAnswers() {
        double before = closes("silent");
        try (LiveClient client = LiveClient.connect(persona)) {
            client.next("initial_data");
            // So many take longer than an end may be mute.
            await().atMost(Duration.ofMinutes(2)).until(() -> client.pings() > 25);
            client.say("{\"type\":\"ping\"}");
            client.next("pong");
        }
        assertThat(closes("silent")).isEqualTo(before);
    }

    @Test
    void cutsAConnectionWhoseOtherEndIsMute() throws IOException {
        double before = closes("silent");
        try (Socket socket = rawUpgrade()) {
            assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
        }
        assertThat(closes("silent")).isEqualTo(before + 1);
    }

    /** It gives signs of life, so that it cannot be taken for one that is mute. */
    @Test
    void cutsAConnectionWhoseOtherEndReadsAByteNowAndThen() throws IOException {
        double before = closes("slow");
        try (Updates updates = new Updates();
                LiveClient other = LiveClient.connect(persona);
                Socket socket = rawUpgrade()) {
            other.next("initial_data");
            // Together more than a network holds for a connection, in fewer parts than a client may say words a second.
            String bulk = "x".repeat(900_000);
            for (int number = 0; number < 18; number++) {
                updates.publish(Updates.kill(persona, "v" + number, bulk));
                trickle(socket);
                assertThat(other.next("variant_update")
                                .path("data")
                                .path("variant_id")
                                .asText())
                        .isEqualTo("v" + number);
            }

            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> closes("slow") > before || !trickle(socket));
        }
        assertThat(closes("slow")).isEqualTo(before + 1);
    }

    /** At about 4 Mbit/s the snapshot takes longer than a client may take nothing, and longer than it may be silent. */
    @Test
    void keepsAClientThatReadsALargeSnapshotSlowly() throws IOException {
        double before = closes("slow") + closes("silent");
        LargeSnapshot.fill(persona);
        try (Updates updates = new Updates();
                Socket socket = rawUpgrade()) {
            SlowReader reader = new SlowReader(socket);

            assertThat(reader.nextText()).startsWith("{\"type\":\"initial_data\"");
            assertThat(reader.read()).isGreaterThan(2_000_000);
            updates.publish(Updates.kill(persona, "v1", "too low"));
            assertThat(reader.nextText()).contains("early_kill");
        }
        assertThat(closes("slow") + closes("silent")).isEqualTo(before);
    }

    @Test
    void closesAClientThatStopsReadingALargeSnapshot() throws IOException {
        double before = closes("slow");
        LargeSnapshot.fill(persona);
        try (Socket socket = rawUpgrade()) {
            socket.getInputStream().readNBytes(100_000);

            await().atMost(Duration.ofSeconds(20)).until(() -> {
                socket.getOutputStream().write(PONG);
                return closes("slow") > before;
            });
        }
    }

    /** Says a word and reads a byte; false once the connection is gone. */
    private static boolean trickle(Socket socket) {
        try {
            socket.getOutputStream().write(PONG);
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void answersACloseOnceAndEndsTheConnection() throws IOException {
        try (Socket socket = rawUpgrade()) {
            socket.getOutputStream().write(HexFormat.of().parseHex("8882" + "00000000" + "03e8")); // masked with zeros

            String received = HexFormat.of().formatHex(socket.getInputStream().readAllBytes());

            assertThat(received).endsWith("880203e8").doesNotContain("880203e8880203e8");
        }
    }

    private Socket rawUpgrade() throws IOException {
        return RawSocket.upgraded(RestAssured.port, persona).socket();
    }

    private Response upgrade(String origin) {
        return RestAssured.given()
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .header("Origin", origin)
                .get("/dashboard/ws/" + persona);
    }

    private double closes(String reason) {
        return metrics.get("live.closes").tag("reason", reason).counter().count();
    }
}
