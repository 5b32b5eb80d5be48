package io.variantdash.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.embedded.oidc.ForgedTokens;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.Issuer;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import io.variantdash.query.testing.raw.RawExchange;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens of all kinds that must open nothing: not one address of the document, nor the WebSocket. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@WithTestResource(Issuer.class)
class TokenAttacksTest {

    private static final boolean FULL = Boolean.getBoolean("test.full");

    private static ForgedTokens forged;

    @BeforeAll
    static void forge() {
        forged = new ForgedTokens(Issuer.issuer(), Issuer.viewer("*"));
    }

    static Stream<Arguments> attacks() {
        List<String> paths = Routes.paths().filter(TokenAttacksTest::isClosed).toList();
        // Each kind at a third of the addresses, at all of them with -Pfull.
        return IntStream.range(0, paths.size())
                .boxed()
                .flatMap(path -> IntStream.range(0, ForgedTokens.KINDS.size())
                        .filter(kind -> FULL || (path + kind) % 3 == 0)
                        .mapToObj(kind -> Arguments.of(ForgedTokens.KINDS.get(kind), paths.get(path))));
    }

    static Stream<String> kinds() {
        return ForgedTokens.KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void opensNothing(String kind, String path) {
        RawExchange answer = RawExchange.send(
                "GET", Routes.address(path, "ava", "var_123"), "Authorization: Bearer " + forged.of(kind));

        assertUnauthorized(answer);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void opensNoWebSocket(String kind) {
        RawExchange answer = RawExchange.send(
                "GET",
                "/dashboard/ws/ava",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Authorization: Bearer " + forged.of(kind));

        assertUnauthorized(answer);
    }

    /** A browser tells a page nothing of a refused upgrade. */
    @ParameterizedTest
    @MethodSource("kinds")
    void tellsAPageThatItsTokenIsNotValid(String kind) {
        try (LiveClient client = LiveClient.connectWith(forged.of(kind), "ava", "")) {
            assertThat(client.closeCode()).isEqualTo(1008);
            assertThat(client.closeReason()).isEqualTo("token_invalid");
        }
    }

    @Test
    void tellsAPageWhereToSignInWithoutAToken() {
        RawExchange answer = RawExchange.send("GET", "/api/sign-in");

        assertThat(answer.status()).isEqualTo(200);
        Contract.assertValid("SignIn", answer.text());
        assertThat(answer.text())
                .contains("\"required\":true", Issuer.issuer().url(), "\"client_id\":\"variant-dash-web\"");
    }

    @Test
    void asksForATokenWhereThereIsNone() {
        Routes.paths()
                .filter(TokenAttacksTest::isClosed)
                .forEach(path -> assertUnauthorized(RawExchange.send("GET", Routes.address(path, "ava", "var_123"))));
        assertUnauthorized(RawExchange.send("GET", "/nothing/here"));
    }

    @Test
    void takesNoTokenFromTheAddress() {
        String token = Issuer.viewerOf("*");
        assertUnauthorized(RawExchange.send("GET", "/api/personas?access_token=" + token));
    }

    /** Without this, a mistake in the claims would refuse all of the above for the wrong reason. */
    @Test
    void opensWithTheTokenThatTheOthersWereMadeOf() {
        RawExchange answer = RawExchange.send("GET", "/api/personas", "Authorization: Bearer " + Issuer.viewerOf("*"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    /** Not at once: whoever makes up key ids must not make the service ask the issuer without end. */
    @Test
    void learnsTheNextKeyOfTheIssuer() {
        String before = Issuer.viewerOf("*");
        Issuer.issuer().rotateKey();
        String after = Issuer.viewerOf("*");

        assertThat(statusWith(before)).isEqualTo(200);
        await().atMost(Duration.ofMinutes(2)).until(() -> statusWith(after) == 200);
    }

    private static int statusWith(String token) {
        return RawExchange.send("GET", "/api/personas", "Authorization: Bearer " + token)
                .status();
    }

    private static boolean isClosed(String path) {
        return (path.startsWith("/api/") && !path.equals("/api/sign-in")) || path.startsWith("/dashboard/");
    }

    private static void assertUnauthorized(RawExchange answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).as(answer.toString()).isEqualTo("Bearer");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        Contract.assertValid("Problem", answer.text());
    }
}
