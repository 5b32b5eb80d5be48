package io.variantdash.ingest.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jose4j.jws.AlgorithmIdentifiers.HMAC_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.NONE;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.embedded.oidc.SigningKey;
import io.variantdash.ingest.support.OwnGroup;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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

/** Tokens of all kinds that must open nothing: not one address of the document, by any method. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
@WithTestResource(Issuer.class)
@TestProfile(OwnGroup.class)
class TokenAttacksTest {

    private static final boolean FULL = Boolean.getBoolean("test.full");

    private static final Pattern PATH = Pattern.compile("^  (/\\S+):$", Pattern.MULTILINE);
    private static final Person OPERATOR = new Person("olga", List.of("operator"), List.of("*"));
    private static final Person VIEWER = new Person("vera", List.of("viewer"), List.of("*"));

    private static final List<String> KINDS = List.of(
            "none",
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
        List<String> paths = paths().toList();
        // Each kind at a third of the addresses, at all of them with -Pfull.
        return IntStream.range(0, paths.size())
                .boxed()
                .flatMap(path -> IntStream.range(0, KINDS.size())
                        .filter(kind -> FULL || (path + kind) % 3 == 0)
                        .mapToObj(kind -> Arguments.of(KINDS.get(kind), paths.get(path))));
    }

    static Stream<String> paths() {
        try {
            String document = Files.readString(Path.of("src/main/resources/META-INF/openapi.yaml"));
            return PATH.matcher(document)
                    .results()
                    .map(path -> path.group(1)
                            .replace("{id}", "monitor.early-kill:0:1")
                            .replace("{persona_id}", "ava"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void opensNothing(String kind, String path) throws JoseException {
        for (String method : List.of("GET", "POST", "DELETE")) {
            RequestSpecification request = kind.equals("none") ? given() : bearing(forged(kind));
            Response answer = request.request(method, path);

            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void isForOperatorsOnly(String path) {
        for (String method : List.of("GET", "POST")) {
            Response answer = bearing(token(VIEWER)).request(method, path);

            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
    }

    @Test
    void closesAddressesThatDoNotExist() {
        assertThat(given().get("/nothing/here").statusCode()).isEqualTo(401);
    }

    @Test
    void takesNoTokenFromTheAddress() {
        assertThat(given().queryParam("access_token", token(OPERATOR))
                        .get("/api/dead-letters")
                        .statusCode())
                .isEqualTo(401);
    }

    /** Without this, a mistake in the claims would refuse all of the above for the wrong reason. */
    @Test
    void opensWithTheTokenThatTheOthersWereMadeOf() {
        assertThat(bearing(sign(claims -> {})).get("/api/dead-letters").statusCode())
                .isEqualTo(200);
        assertThat(bearing(token(OPERATOR))
                        .contentType("application/json")
                        .body("[]")
                        .post("/api/events/early-kill")
                        .statusCode())
                .isNotIn(401, 403, 500);
    }

    @Test
    void answersMachinesWithoutAToken() {
        for (String path : List.of("/q/health/live", "/q/metrics", "/q/openapi")) {
            assertThat(given().get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    private static RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String token(Person person) {
        return Issuer.issuer().token(person, Duration.ofMinutes(5));
    }

    private static String forged(String kind) throws JoseException {
        SigningKey ours = Issuer.issuer().currentKey();
        return switch (kind) {
            case "expired" -> sign(claims -> claims.setExpirationTime(secondsFromNow(-10)));
            case "not yet valid" -> sign(claims -> claims.setNotBefore(secondsFromNow(600)));
            case "without an expiry" -> sign(claims -> claims.unsetClaim("exp"));
            case "of another issuer" -> sign(claims -> claims.setIssuer("http://another-issuer.invalid"));
            case "for another audience" -> sign(claims -> claims.setAudience("another-application"));
            case "alg none" -> signedWith(NONE, null, null);
            case "HS256 with the public key" ->
                signedWith(
                        HMAC_SHA256,
                        new HmacKey(ours.jsonWebKey().getPublicKey().getEncoded()),
                        ours.jsonWebKey().getKeyId());
            case "of an unknown key" -> SigningKey.generate().sign(claims());
            case "signed by another key with the id of ours" ->
                signedWith(
                        "RS256",
                        SigningKey.generate().jsonWebKey().getPrivateKey(),
                        ours.jsonWebKey().getKeyId());
            case "with a changed claim" -> changed();
            case "no token at all" -> "x";
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String changed() {
        String[] parts = token(VIEWER).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"viewer\"", "\"operator\"");
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
        return Issuer.issuer().claims(OPERATOR, Duration.ofMinutes(5));
    }

    private static NumericDate secondsFromNow(long seconds) {
        NumericDate time = NumericDate.now();
        time.addSeconds(seconds);
        return time;
    }
}
