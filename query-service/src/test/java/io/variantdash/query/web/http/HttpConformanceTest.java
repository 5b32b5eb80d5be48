package io.variantdash.query.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import io.variantdash.query.testing.raw.RawExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 9110 and 9111 over all routes: a new one in the OpenAPI document is held against them as it is. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class HttpConformanceTest {

    private static final Set<String> OF_THE_MOMENT = Set.of("date", "content-length", "transfer-encoding");

    /** Quarkus's own, which negotiates its formats and its compression itself, behind ours. */
    private static final String METRICS = "/q/metrics";

    static Stream<String> routes() {
        return Routes.all();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void namesItsMethodsAndRefusesOthers(String route) {
        RawExchange options = RawExchange.send("OPTIONS", route);
        assertThat(options.status()).as(options.toString()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "TRACE")) {
            RawExchange answer = RawExchange.send(method, route);
            assertProblem(405, answer);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        }
        assertProblem(501, RawExchange.send("BREW", route));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void answersHeadAsGetWithoutABody(String route) {
        for (String encoding : List.of("identity", "gzip")) {
            RawExchange get = RawExchange.send("GET", route, "Accept-Encoding: " + encoding);
            RawExchange head = RawExchange.send("HEAD", route, "Accept-Encoding: " + encoding);

            assertThat(head.status()).as(head.toString()).isEqualTo(get.status());
            assertThat(head.body()).isEmpty();
            // A coding that is chosen while a body is written is none of HEAD (RFC 9110, 9.3.2).
            Map<String, List<String>> expected = steady(get);
            if (head.header("Content-Encoding") == null) {
                expected.remove("content-encoding");
            }
            assertThat(steady(head)).as(head.toString()).isEqualTo(expected);
            if (head.header("Content-Length") != null && !isOfTheMoment(route)) {
                assertThat(head.header("Content-Length"))
                        .as(head.toString())
                        .isEqualTo(String.valueOf(get.body().length));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void saysHowLongTheAnswerMayBeKeptAndWhatItDependsOn(String route) {
        boolean hashed = route.startsWith("/assets/");
        for (RawExchange answer : List.of(
                RawExchange.send("GET", route),
                RawExchange.send("GET", route, "Accept-Encoding: gzip"),
                RawExchange.send("HEAD", route))) {
            if (answer.status() >= 400 || route.startsWith("/q/health")) {
                assertThat(answer.header("Cache-Control")).as(answer.toString()).isEqualTo("no-store");
            } else {
                assertThat(answer.header("Cache-Control"))
                        .as(answer.toString())
                        .isEqualTo(hashed ? "public, max-age=31536000, immutable" : "no-cache");
            }
            assertThat(answer.header("Vary")).contains(hashed ? "Accept-Encoding" : "Accept-Encoding, Accept");
            if (route.startsWith("/dashboard/ws/")) {
                assertThat(answer.header("Vary")).contains("Origin");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void doesNotRepeatWhatTheClientHas(String route) {
        RawExchange first = RawExchange.send("GET", route);
        String tag = first.header("ETag");
        if (tag == null) {
            return;
        }
        String opaque = tag.substring(tag.indexOf('"'));
        for (String condition : List.of(
                tag,
                "W/" + opaque,
                opaque,
                "*",
                "\"a,b\", " + tag,
                "\"a\\\",," + tag + " ,",
                "\t" + tag + "\t",
                "junk, " + tag,
                "\"a\"\r\nIf-None-Match: " + tag)) {
            for (String method : List.of("GET", "HEAD")) {
                RawExchange answer = RawExchange.send(method, route, "If-None-Match: " + condition);
                assertThat(answer.status()).as(answer.toString()).isEqualTo(304);
                assertThat(answer.body()).isEmpty();
                for (String header : List.of("ETag", "Cache-Control", "Vary")) {
                    assertThat(answer.header(header)).as(answer.toString()).isEqualTo(first.header(header));
                }
            }
        }
        for (String condition :
                List.of("\"a\"", "\"a, " + opaque.substring(1), opaque.replace("\"", ""), "", ",", "\"*\"")) {
            RawExchange answer = RawExchange.send("GET", route, "If-None-Match: " + condition);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        }
        assertThat(RawExchange.send("GET", route, "If-Match: *").status()).isEqualTo(200);
        assertProblem(412, RawExchange.send("GET", route, "If-Match: \"a\""));
        assertProblem(412, RawExchange.send("GET", route, "If-Match: W/" + opaque));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void hasAValidatorWhereAFileIsAskedForEveryTime(String route) {
        if (route.startsWith("/api/") || route.startsWith("/q/") || route.startsWith("/dashboard/")) {
            return;
        }
        RawExchange file = RawExchange.send("GET", route);

        assertThat(file.status()).as(file.toString()).isEqualTo(200);
        assertThat(file.header("ETag") != null || file.header("Last-Modified") != null)
                .as(file.toString())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void sendsNothingThatTheClientDoesNotTake(String route) {
        int status = RawExchange.send("GET", route).status();
        if (route.startsWith("/api/") || route.equals("/")) {
            for (String accept : List.of("image/png", "*/*;q=0", "application/json;q=0, text/html;q=0", "text/plain")) {
                assertProblem(406, RawExchange.send("GET", route, "Accept: " + accept));
            }
        }
        for (String accept : List.of(
                "*/*",
                "application/*, text/*",
                "APPLICATION/JSON",
                "nonsense",
                "a/b/c",
                ";;;",
                "",
                "\"",
                "text/html, */*;q=0.1")) {
            RawExchange answer = RawExchange.send("GET", route, "Accept: " + accept);
            if (!route.equals(METRICS) || answer.status() != 406) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void compressesOnlyForWhoCanReadIt(String route) throws IOException {
        int status = RawExchange.send("GET", route).status();
        for (String none :
                List.of("*;q=0", "identity;q=0", "identity;q=0, br", "identity;q=0\r\nAccept-Encoding: gzip;q=0")) {
            assertProblem(406, RawExchange.send("GET", route, "Accept-Encoding: " + none));
        }
        for (Map.Entry<String, Set<String>> accepted : Map.of(
                        "gzip;q=0", Set.of("identity"),
                        "gzip;q=0, deflate;q=0, *", Set.of("identity"),
                        "gzip;q=0.0 , br", route.equals(METRICS) ? Set.of("identity", "gzip") : Set.of("identity"),
                        "\"", Set.of("identity"),
                        "", Set.of("identity"),
                        "gzip; q=1", Set.of("identity", "gzip"),
                        "br\r\nAccept-Encoding: gzip", Set.of("identity", "gzip"),
                        "*", Set.of("identity", "gzip", "deflate"),
                        "GZIP, *;q=0", Set.of("gzip", "identity"))
                .entrySet()) {
            RawExchange answer = RawExchange.send("GET", route, "Accept-Encoding: " + accepted.getKey());
            String coding = answer.header("Content-Encoding");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
            assertThat(accepted.getValue()).as(answer.toString()).contains(coding == null ? "identity" : coding);
            if ("gzip".equals(coding)) {
                assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                        .isNotEmpty();
            } else if ("deflate".equals(coding)) {
                assertThat(new InflaterInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                        .isNotEmpty();
            }
        }
    }

    private static boolean isOfTheMoment(String route) {
        return route.startsWith("/q/metrics") || route.startsWith("/api/");
    }

    private static Map<String, List<String>> steady(RawExchange answer) {
        Map<String, List<String>> headers = new HashMap<>(answer.headers());
        headers.keySet().removeAll(OF_THE_MOMENT);
        return headers;
    }

    private static void assertProblem(int status, RawExchange answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).as(answer.toString()).startsWith("application/problem+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        Contract.assertValid("Problem", answer.text());
    }
}
