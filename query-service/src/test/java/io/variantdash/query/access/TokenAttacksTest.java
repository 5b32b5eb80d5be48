package io.variantdash.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jose4j.jws.AlgorithmIdentifiers.HMAC_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.NONE;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.embedded.oidc.OidcIssuer;
import io.variantdash.embedded.oidc.SigningKey;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.Issuer;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import io.variantdash.query.testing.raw.RawExchange;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
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

    private static final List<String> KINDS = List.of(
            "expired",
            "not yet valid",
            "without an expiry",
            "of another issuer",
            "for another audience",
            "alg none",
            "HS256 with the public key",
            "of an unknown key",
            "signed by another key with the id of ours",
            "with a changed claim",
            "no token at all");

    static Stream<Arguments> attacks() {
        List<String> paths = Routes.paths().filter(TokenAttacksTest::isClosed).toList();
        // Each kind at a third of the addresses, at all of them with -Pfull.
        return IntStream.range(0, paths.size())
                .boxed()
                .flatMap(path -> IntStream.range(0, KINDS.size())
                        .filter(kind -> FULL || (path + kind) % 3 == 0)
                        .mapToObj(kind -> Arguments.of(KINDS.get(kind), paths.get(path))));
    }

    static Stream<String> kinds() {
        return KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void opensNothing(String kind, String path) throws JoseException {
        RawExchange answer = RawExchange.send(
                "GET", Routes.address(path, "ava", "var_123"), "Authorization: Bearer " + forged(kind));

        assertUnauthorized(answer);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void opensNoWebSocket(String kind) throws JoseException {
        RawExchange answer = RawExchange.send(
                "GET",
                "/dashboard/ws/ava",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Authorization: Bearer " + forged(kind));

        assertUnauthorized(answer);
    }

    /** A browser tells a page nothing of a refused upgrade. */
    @ParameterizedTest
    @MethodSource("kinds")
    void tellsAPageThatItsTokenIsNotValid(String kind) throws JoseException {
        try (LiveClient client = LiveClient.connectWith(forged(kind), "ava", "")) {
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
        RawExchange answer = RawExchange.send("GET", "/api/personas", "Authorization: Bearer " + sign(claims -> {}));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    /** Not at once: whoever makes up key ids must not make the service ask the issuer without end. */
    @Test
    void learnsTheNextKeyOfTheIssuer() {
        String before = sign(claims -> {});
        Issuer.issuer().rotateKey();
        String after = sign(claims -> {});

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

    private static String forged(String kind) throws JoseException {
        OidcIssuer issuer = Issuer.issuer();
        return switch (kind) {
            case "expired" -> sign(claims -> claims.setExpirationTime(secondsFromNow(-10)));
            case "not yet valid" -> sign(claims -> claims.setNotBefore(secondsFromNow(600)));
            case "without an expiry" -> sign(claims -> claims.unsetClaim("exp"));
            case "of another issuer" -> sign(claims -> claims.setIssuer("http://another-issuer.invalid"));
            case "for another audience" -> sign(claims -> claims.setAudience("another-application"));
            case "alg none" -> signedWith(NONE, null, null);
            case "HS256 with the public key" -> {
                byte[] published =
                        issuer.currentKey().jsonWebKey().getPublicKey().getEncoded();
                yield signedWith(
                        HMAC_SHA256,
                        new HmacKey(published),
                        issuer.currentKey().jsonWebKey().getKeyId());
            }
            case "of an unknown key" -> SigningKey.generate().sign(claims());
            case "signed by another key with the id of ours" -> {
                var key = SigningKey.generate().jsonWebKey().getPrivateKey();
                yield signedWith("RS256", key, issuer.currentKey().jsonWebKey().getKeyId());
            }
            case "with a changed claim" -> changed();
            case "no token at all" -> "x";
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String changed() {
        String[] parts = Issuer.viewerOf("bob").split("\\.");
        String claims =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("\"bob\"", "\"*\"");
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return String.join(".", parts);
    }

    private static String signedWith(String algorithm, @Nullable Key key, @Nullable String keyId) throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(algorithm);
        if (keyId != null) {
            token.setKeyIdHeaderValue(keyId);
        }
        token.setKey(key);
        token.setPayload(claims().toJson());
        return token.getCompactSerialization();
    }

    private static String sign(Consumer<JwtClaims> change) {
        JwtClaims claims = claims();
        change.accept(claims);
        return Issuer.issuer().currentKey().sign(claims);
    }

    private static JwtClaims claims() {
        return Issuer.issuer().claims(Issuer.viewer("*"), Duration.ofMinutes(5));
    }

    private static NumericDate secondsFromNow(long seconds) {
        NumericDate time = NumericDate.now();
        time.addSeconds(seconds);
        return time;
    }
}
