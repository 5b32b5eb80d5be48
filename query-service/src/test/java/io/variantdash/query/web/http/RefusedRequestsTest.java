package io.variantdash.query.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import io.variantdash.query.testing.raw.RawExchange;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address or a request must not look like, about any persona. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class RefusedRequestsTest {

    static Stream<String> all() {
        return Routes.paths();
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesParametersThatAreEmptyOrGivenTwice(String path) {
        String address = Routes.address(path, Map.of("persona_id", "ava", "variant_id", "v"));
        String separator = address.contains("?") ? "&" : "?";
        for (JsonNode parameter : Routes.queryParameters(path)) {
            String name = parameter.path("name").asText();
            boolean list = parameter.at("/schema/type").asText().equals("array");
            String given = "%s=%s".formatted(name, parameter.path("example").asText("x"));
            String[] lines = path.contains("/ws/")
                    ? RawExchange.upgradeLines()
                    : new String[] {"Accept: " + (name.equals("bom") ? "text/csv" : "*/*")};
            for (String query : Stream.of(
                            name + "=",
                            name,
                            given + "&" + given,
                            given + ";" + given,
                            name + "=%zz",
                            name + "=%FF",
                            "%zz=" + name)
                    .filter(query -> !list || !query.contains("&"))
                    .filter(query -> !name.equals("position") || query.contains("%") || query.contains(given + "&"))
                    .toList()) {
                RawExchange answer = RawExchange.send("GET", address + separator + query, lines);
                assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            }
        }
        RawExchange unknown = RawExchange.send(
                "GET",
                address + separator + "&unknown=1&unknown=%C3%BC&=&x",
                path.contains("/ws/") ? RawExchange.upgradeLines() : new String[0]);
        assertThat(unknown.status()).as(unknown.toString()).isIn(101, 200, 404);
    }

    /** What the server's parser refuses before there is a request: an answer, and the end of the connection. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n",
                "GET / HTTP/1.1\r\nHost: a/b\r\n",
                "GET api/kills/ava HTTP/1.1\r\nHost: a\r\n",
                "GET ?/ HTTP/1.1\r\nHost: a\r\n",
                "GET * HTTP/1.1\r\nHost: a\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: TOO-LONG\r\n",
                "GET /TOO-LONG HTTP/1.1\r\nHost: a\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n",
                "nonsense\r\n",
                "GET /\r\n"
            })
    void refusesCleanlyWhatIsNoRequest(String request) {
        RawExchange answer =
                RawExchange.sendBytes(request.replace("TOO-LONG", "x".repeat(40_000)) + "Connection: close\r\n\r\n");

        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.text()).doesNotContain("Exception");
    }

    /** The router's own refusals have 400 or 404, and words of the inside. */
    @ParameterizedTest
    @ValueSource(strings = {"?/", "%", "%2e", "api%", "api/kills/ava"})
    void explainsThatATargetIsNoPath(String target) {
        RawExchange answer =
                RawExchange.sendBytes("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).contains("begins with a slash");
    }
}
