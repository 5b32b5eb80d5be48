package io.variantdash.ingest.guard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.ingest.access.Issuer;
import io.variantdash.ingest.support.Guarded;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One address, and one account, may ask so often and no more; and each answer has its words for browsers. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
@WithTestResource(Issuer.class)
@TestProfile(Guarded.class)
class RequestLimitsTest {

    @Test
    void anAddressThatAsksTooOftenIsToldWhenToAskAgainAndForgedHeadersDoNotHelp() {
        Response refused = firstRefusal(
                Guarded.BY_ADDRESS,
                i -> given().header("X-Forwarded-For", "203.0.113." + i + ", 198.51.100.1")
                        .header("Forwarded", "for=203.0.113." + i)
                        .header("X-Real-IP", "203.0.113." + i)
                        .body("[]")
                        .post("/api/events/early-kill"));

        refused.then().body("detail", containsString("Your address asks too often"));
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void anAccountThatAsksTooOftenIsToldSoWhereverItAsksFrom() {
        String token =
                Issuer.issuer().token(new Person("otto", List.of("operator"), List.of("*")), Duration.ofMinutes(5));

        Response refused = firstRefusal(
                Guarded.BY_IDENTITY,
                i -> given().header("X-Forwarded-For", "192.0.2." + i)
                        .header("Authorization", "Bearer " + token)
                        .get("/api/dead-letters"));

        refused.then().body("detail", containsString("Your account asks too often"));
    }

    /** Found, not found, and refused before any resource. */
    @ParameterizedTest
    @CsvSource({"/q/health/live, 200", "/api/dead-letters, 401", "/q/nothing, 404"})
    void everyAnswerHasTheWordsForBrowsers(String path, int status) {
        given().header("X-Forwarded-For", "198.51.100.2")
                .header("Origin", "https://elsewhere.example")
                .get(path)
                .then()
                .statusCode(status)
                .header("Content-Security-Policy", equalTo("default-src 'none'; frame-ancestors 'none'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Cross-Origin-Resource-Policy", equalTo("same-origin"))
                // Nobody else's page may read it.
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void headersThatAreTooLargeAreNotRead() {
        given().header("X-Large", "x".repeat(30_000))
                .get("/q/health/live")
                .then()
                .statusCode(431);
    }

    private static Response firstRefusal(int allowed, IntFunction<Response> ask) {
        // What comes back while the requests are sent lets some more through.
        List<Response> answers = IntStream.range(0, 4 * allowed)
                .mapToObj(ask)
                .takeWhile(answer -> answer.statusCode() != 429)
                .toList();
        assertThat(answers).hasSizeBetween(allowed, 4 * allowed - 1);

        Response refused = ask.apply(0);
        refused.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("X-Content-Type-Options", equalTo("nosniff"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 2);
        return refused;
    }
}
