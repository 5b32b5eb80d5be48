package io.variantdash.query.web.guard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.variantdash.query.testing.Issuer;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.server.OwnClaims;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One address may ask so often and no more, whatever it says of itself; and each answer has its words for browsers. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@WithTestResource(Issuer.class)
@TestProfile(OwnClaims.class)
class LimitedRequestsTest {

    private static final int OF_TEN_SECONDS = 10;

    @Test
    void anAddressThatAsksTooOftenIsToldWhenToAskAgainAndForgedHeadersDoNotHelp() {
        Response last = IntStream.rangeClosed(0, 5 * OF_TEN_SECONDS)
                .mapToObj(i -> given().header("X-Forwarded-For", "203.0.113." + i + ", 198.51.100.1")
                        .header("Forwarded", "for=203.0.113." + i)
                        .header("X-Real-IP", "203.0.113." + i)
                        .get("/api/personas"))
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();

        last.then()
                .contentType("application/problem+json")
                .body("detail", containsString("asks too often"))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 2);
        given().get("/q/health/live").then().statusCode(200);
    }

    /** Found, not found, refused before any resource, and without a body. */
    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/nothing", "/q/a;b"})
    void everyAnswerHasTheWordsForBrowsers(String path) {
        given().urlEncodingEnabled(false)
                .header("Origin", "https://elsewhere.example")
                .header("X-Forwarded-For", "198.51.100.2")
                .get(path)
                .then()
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header(
                        "Content-Security-Policy",
                        matchesPattern(".* connect-src 'self' \\S+ https://login\\.example:8443;.*"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Cross-Origin-Resource-Policy", equalTo("same-origin"))
                // Without TLS there is nothing to hold on to.
                .header("Strict-Transport-Security", nullValue())
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
}
