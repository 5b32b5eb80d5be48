package io.variantdash.query.live.connection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.server.EngineEnabled;
import jakarta.inject.Inject;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

/** The service does not come back from this: by its name it comes behind the tests of the engine, which share the profile. */
@QuarkusTest
@TestProfile(EngineEnabled.class)
@WithTestResource(MigratedDatabase.class)
class GracefulShutdownTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Inject
    @Readiness
    GracefulShutdown gracefulShutdown;

    @Test
    void sendsClientsElsewhereAndLetsNobodyIn() throws InterruptedException {
        String persona = "persona-" + UUID.randomUUID();
        List<LiveClient> clients = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            clients.add(LiveClient.connect(persona));
        }
        clients.forEach(client -> client.next("initial_data"));
        await().atMost(TIMEOUT).until(() -> given().get("/q/health/ready").statusCode() == 200);

        gracefulShutdown.stop(new ShutdownDelayInitiatedEvent());

        assertThat(clients).allSatisfy(client -> assertThat(client.closeCode()).isEqualTo(1001));
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThatThrownBy(() -> LiveClient.connect(persona)).hasCauseInstanceOf(WebSocketHandshakeException.class);
        clients.forEach(LiveClient::close);
    }
}
