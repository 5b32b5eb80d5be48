package io.variantdash.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.query.testing.Issuer;
import io.variantdash.query.testing.MigratedDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a replica comes back everybody reconnects at once: that must not become a flood at the issuer. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@WithTestResource(Issuer.class)
class ReconnectsTest {

    private static final boolean FULL = Boolean.getBoolean("test.full");
    private static final int CLIENTS = FULL ? 500 : 150;
    private static final int RECONNECTS = FULL ? 5_000 : 300;
    private static final int AT_ONCE = 100;

    /** Where to look for keys, and the keys, whenever the service thinks that they may have changed. */
    private static final int FEW = 5;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void askTheIssuerForNothing() {
        List<String> tokens = IntStream.range(0, CLIENTS)
                .mapToObj(client -> Issuer.tokenOf(new Person("viewer-" + client, List.of("viewer"), List.of("ava"))))
                .toList();
        connect(tokens.get(0)).join();
        int before = Issuer.issuer().requests();

        for (int first = 0; first < RECONNECTS; first += AT_ONCE) {
            List<CompletableFuture<Void>> connecting = IntStream.range(first, first + AT_ONCE)
                    .mapToObj(client -> connect(tokens.get(client % CLIENTS)))
                    .toList();
            connecting.forEach(CompletableFuture::join);
        }

        assertThat(Issuer.issuer().requests() - before).isLessThan(FEW);
    }

    /** Without success the test fails: an upgrade that is refused asks nobody either. */
    private CompletableFuture<Void> connect(String token) {
        return http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(
                        URI.create("ws://localhost:%d/dashboard/ws/ava".formatted(RestAssured.port)),
                        new WebSocket.Listener() {})
                .thenAccept(WebSocket::abort);
    }
}
