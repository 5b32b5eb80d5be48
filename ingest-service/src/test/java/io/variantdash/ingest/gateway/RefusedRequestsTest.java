package io.variantdash.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.variantdash.embedded.fuzz.FuzzedRequest;
import io.variantdash.embedded.fuzz.WireAnswer;
import io.variantdash.event.EventType;
import io.variantdash.ingest.support.Gateway;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is not accepted is told why, and leaves nothing in Kafka. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class RefusedRequestsTest {

    private static final String VALID =
            "{\"persona_id\":\"p\",\"pattern\":\"gap\",\"usage_count\":5,\"fatigue_score\":0.5}";

    private static TopicReader topic;

    private final Gateway gateway = new Gateway();

    @BeforeAll
    static void open() {
        topic = new TopicReader(EventType.PATTERN_FATIGUE.topic());
    }

    @AfterAll
    static void nothingIsWritten() {
        assertThat(topic.read(record -> true)).isEmpty();
        topic.close();
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml",
        "application/json; charset=iso-8859-1",
        "application/json;charset=utf-16",
        "application/jsonp"
    })
    void becauseOfTheirContentType(String contentType) {
        HttpResponse<String> answer =
                gateway.postBare("pattern-fatigue", BodyPublishers.ofString(VALID), "Content-Type", contentType);

        Problems.problem(answer, 415);
        assertThat(answer.headers().firstValue("Accept-Post")).contains("application/json");
    }

    @ParameterizedTest
    @CsvSource({"?/", "%2e", "\u6f6fapi"})
    void becauseTheirTargetIsNoPath(String target) throws IOException {
        String head = "POST " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

        WireAnswer answer = WireAnswer.to(new FuzzedRequest(target, head, new byte[0]), RestAssured.port);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("begins with a slash").doesNotContain("Exception");
    }

    @Test
    void becauseTheyDoNotSayWhatTheyAre() {
        Problems.problem(gateway.postBare("pattern-fatigue", BodyPublishers.ofString(VALID)), 415);
    }

    @ParameterizedTest
    @CsvSource({"deflate", "br", "'gzip, gzip'"})
    void becauseOfTheirPacking(String encoding) {
        HttpResponse<String> answer = gateway.post("pattern-fatigue", VALID, "Content-Encoding", encoding);

        Problems.problem(answer, 415);
        assertThat(answer.headers().firstValue("Accept-Encoding")).contains("gzip");
    }

    @Test
    void becauseTheyAreNotPackedThoughTheySayIt() {
        Problems.problem(gateway.post("pattern-fatigue", VALID, "Content-Encoding", "gzip"), 400);
    }

    @Test
    void becauseTheyInflateToTooMuch() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 1_000; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        assertThat(packed.size()).isLessThan(2 << 20);

        HttpResponse<String> answer = gateway.post("pattern-fatigue", packed.toByteArray(), "Content-Encoding", "gzip");

        assertThat(Problems.problem(answer, 413).getString("detail")).contains("inflates");
    }

    @Test
    void becauseTheyAreTooLarge() {
        byte[] body = new byte[10_000_000];

        Problems.problem(gateway.post("pattern-fatigue", body), 413);
        Problems.problem(
                gateway.postBare(
                        "pattern-fatigue",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                        "Content-Type",
                        "application/json"),
                413);
    }

    @Test
    void becauseOfTooManyEvents() {
        String events = "[" + (VALID + ",").repeat(1_000) + VALID + "]";

        assertThat(Problems.problem(gateway.post("pattern-fatigue", events), 413)
                        .getString("detail"))
                .contains("1000 events");
    }

    @ParameterizedTest
    @CsvSource({"nothing", "early_kill", "dead-letter", "monitor.early-kill", "early-kill/more", "''"})
    void becauseThereIsNoSuchType(String kind) {
        Problems.problem(gateway.post(kind, VALID), 404);
    }

    @Test
    void countUnderOneAddress() {
        Problems.problem(gateway.post("made-up-1", VALID), 404);
        Problems.problem(gateway.post("made-up-2", new byte[10_000_000]), 413);

        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("status=\"413\",uri=\"/api/events/{kind}\"")
                .doesNotContain("made-up");
    }

    @ParameterizedTest
    @CsvSource({"GET", "PUT", "DELETE", "PATCH"})
    void becauseOfTheirMethod(String method) {
        HttpResponse<String> answer = gateway.send(method, "pattern-fatigue");

        Problems.problem(answer, 405);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("POST");
    }

    @Test
    void whenTheyAreCutOff() throws IOException {
        for (int i = 0; i < 100; i++) { // more than may be worked on at a time: each must give its place back
            try (Socket socket = new Socket("localhost", RestAssured.port)) {
                String half = "POST /api/events/pattern-fatigue HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(VALID.length() + 1)
                        + VALID;
                socket.getOutputStream().write(half.getBytes(StandardCharsets.UTF_8));
            }
        }

        Awaitility.await() // until the service has seen all of them go
                .until(() -> gateway.post("pattern-fatigue", "{}").statusCode(), status -> status == 400);
    }
}
