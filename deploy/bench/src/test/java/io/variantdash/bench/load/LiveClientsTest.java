package io.variantdash.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.variantdash.update.DashboardUpdate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LiveClientsTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int MINUTE_AND_MORE = 120;

    private TinyServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TinyServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void everyClientCountsEachUpdateOnce() {
        try (LiveClients clients = LiveClients.connect(server.uri(), 60, 3)) {
            clients.begin(Schedule.startingIn(Duration.ZERO, 10, 1_000, 1));
            server.text(update(9));
            server.text(update(10));
            server.text("{\"type\":\"pong\"}");
            server.text(update(11));
            server.text(update(11));
            clients.await(120, TIMEOUT);

            Received received = clients.soFar();
            assertThat(received.updates()).isEqualTo(120);
            assertThat(received.lostConnections()).isZero();
        }
    }

    @Test
    void answersPings() throws InterruptedException {
        try (LiveClients clients = LiveClients.connect(server.uri(), 1, 1)) {
            clients.begin(Schedule.startingIn(Duration.ZERO, 0, 1, 1));
            server.ping("still there?");

            assertThat(server.pongs().poll(MINUTE_AND_MORE, TimeUnit.SECONDS)).isEqualTo("still there?");
        }
    }

    @Test
    @Timeout(MINUTE_AND_MORE)
    void closedConnectionIsALostOne() throws IOException {
        try (LiveClients clients = LiveClients.connect(server.uri(), 2, 1)) {
            clients.begin(Schedule.startingIn(Duration.ZERO, 0, 1_000, 1));
            server.text(update(0));
            server.cutOne();
            while (clients.soFar().lostConnections() == 0) {
                Thread.onSpinWait();
            }

            assertThat(clients.soFar().lostConnections()).isEqualTo(1);
        }
    }

    @Test
    void refusalIsToldWithItsReason() {
        server.refuse("HTTP/1.1 429 Too Many Requests");

        assertThatIllegalStateException()
                .isThrownBy(() -> LiveClients.connect(server.uri(), 5, 1))
                .withMessageContaining("of 5 clients")
                .withMessageContaining("429 Too Many Requests");
    }

    @Test
    void moreClientsThanFilesMayBeOpenAreRefusedWithTheRemedy() {
        assertThatIllegalStateException()
                .isThrownBy(() -> LiveClients.connect(server.uri(), Integer.MAX_VALUE - 2_000, 1))
                .withMessageContaining("ulimit");
    }

    private static String update(long number) {
        DashboardUpdate update =
                DashboardUpdate.of(NumberedUpdates.of(number, "persona-0", "variant-0"), new UUID(0, number));
        return new String(update.toJson(), StandardCharsets.UTF_8);
    }
}
