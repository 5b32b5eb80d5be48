package io.variantdash.ingest.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.variantdash.embedded.oidc.ForgedTokens;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.ingest.support.OwnGroup;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
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

    private static final String NONE = "none";
    private static final List<String> KINDS =
            Stream.concat(Stream.of(NONE), ForgedTokens.KINDS.stream()).toList();

    private static ForgedTokens forged;

    @BeforeAll
    static void forge() {
        forged = new ForgedTokens(Issuer.issuer(), OPERATOR);
    }

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
    void opensNothing(String kind, String path) {
        for (String method : List.of("GET", "POST", "DELETE")) {
            RequestSpecification request = kind.equals(NONE) ? given() : bearing(forged.of(kind));
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
        assertThat(bearing(token(OPERATOR)).get("/api/dead-letters").statusCode())
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
}
