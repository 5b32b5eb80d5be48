package io.variantdash.query.live.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.variantdash.query.live.wire.Wire;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Updates;
import io.variantdash.query.testing.server.Impatient;
import io.vertx.core.http.HttpConnection;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where the layers below a WebSocket are not as expected, clients get the same frames, by the extension's own means. */
@QuarkusTest
@TestProfile(Impatient.class)
@WithTestResource(MigratedDatabase.class)
class PublicSendTest {

    @Inject
    ConnectionLimits limits;

    @Inject
    MeterRegistry metrics;

    private final String persona = "persona-" + UUID.randomUUID();

    @Test
    void isChosenForAConnectionOfAnotherKind() {
        HttpConnection other = (HttpConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpConnection.class}, (proxy, method, arguments) -> null);

        assertThat(Wire.of(other)).isEmpty();
    }

    @Test
    void sendsEveryFrameInOrder() {
        try (LiveClient client = LiveClient.connect(persona);
                Updates updates = new Updates()) {
            client.nextAfterOutage("initial_data");
            for (int number = 0; number < 50; number++) {
                updates.publish(Updates.kill(persona, "v" + number, "x".repeat(number * 100)));
            }
            for (int number = 0; number < 50; number++) {
                assertThat(client.nextAfterOutage("variant_update")
                                .path("data")
                                .path("variant_id")
                                .asText())
                        .isEqualTo("v" + number);
            }
            client.say("{\"type\":\"ping\"}").nextAfterOutage("pong");
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> limits.taken() == 0);
    }

    @Test
    void closesAClientThatDoesNotRead() {
        double before = slow();
        try (LiveClient client = LiveClient.connectStalled(persona);
                Updates updates = new Updates()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> limits.taken() == 1);
            for (int number = 0; number < 20; number++) {
                updates.publish(Updates.kill(persona, "v" + number, "x".repeat(900_000)));
            }

            await().atMost(Duration.ofMinutes(2)).until(() -> slow() > before);
            client.read();
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> limits.taken() == 0);
    }

    private double slow() {
        return metrics.get("live.closes").tag("reason", "slow").counter().count();
    }
}
