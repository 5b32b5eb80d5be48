package io.variantdash.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.variantdash.embedded.EmbeddedInfrastructure;
import io.variantdash.event.EventType;
import io.variantdash.ingest.support.Gateway;
import io.variantdash.ingest.support.TopicReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<Arguments> bodies() {
        String valid = VALID.substring(0, VALID.length() - 1);
        return Stream.of(
                Arguments.of("", "not_json", null),
                Arguments.of("null", "not_an_object", null),
                Arguments.of("\"text\"", "not_an_object", null),
                Arguments.of("{\"persona_id\":", "not_json", null),
                Arguments.of(VALID + VALID, "not_json", null),
                Arguments.of(valid + ",\"pattern\":\"gap\"}", "duplicate_field", "pattern"),
                Arguments.of(valid + ",\"x\":" + "[".repeat(64) + "]".repeat(64) + "}", "too_deep", null),
                Arguments.of("[".repeat(100_000) + "]".repeat(100_000), "too_deep", null),
                Arguments.of(valid + ",\"x\":\"" + "a".repeat(256 * 1024) + "\"}", "too_large", null),
                Arguments.of(valid + ",\"event_type\":\"early_kill\"}", "wrong_event_type", "event_type"),
                Arguments.of(valid + ",\"event_id\":\"\\u0000\"}", "forbidden_character", "event_id"),
                Arguments.of(valid + ",\"detected_at\":\"2026-01-31T10:00:00\"}", "invalid_time", "detected_at"),
                Arguments.of(valid + ",\"detected_at\":\"2099-01-31T10:00:00Z\"}", "time_ahead", "detected_at"),
                Arguments.of(valid + ",\"detected_at\":\"2001-01-31T10:00:00Z\"}", "time_too_old", "detected_at"),
                Arguments.of(VALID.replace("5,", "\"5\","), "wrong_type", "usage_count"),
                Arguments.of(VALID.replace("0.5", "NaN"), "not_finite", "fatigue_score"),
                Arguments.of(VALID.replace("\"p\"", "7"), "wrong_type", "persona_id"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void becauseOfAnEvent(String body, String code, String field) {
        HttpResponse<String> answer = gateway.post("pattern-fatigue", body);

        JsonPath problem = problem(answer, 400);
        assertThat(problem.getString("faults[0].code")).as(answer.body()).isEqualTo(code);
        assertThat(problem.getString("faults[0].field")).isEqualTo(field);
        assertThat(problem.getInt("faults[0].index")).isZero();
        assertThat(problem.getString("faults[0].reason")).isNotBlank();
    }

    @Test
    void areToldAllFaultsOfAllEvents() {
        String faulty = "{\"persona_id\":\" \",\"pattern\":1,\"usage_count\":-1}";
        HttpResponse<String> answer =
                gateway.post("pattern-fatigue", "[" + String.join(",", VALID, faulty, "tru", VALID, "[]", "") + "]");

        JsonPath problem = problem(answer, 400);
        assertThat(problem.getList("faults.index")).containsExactly(1, 1, 1, 1, 2, 4, 5);
        assertThat(problem.getList("faults.field"))
                .containsExactly("persona_id", "pattern", "usage_count", "fatigue_score", null, null, null);
        assertThat(problem.getList("faults.code"))
                .containsExactly(
                        "blank_field",
                        "wrong_type",
                        "out_of_range",
                        "missing_field",
                        "not_json",
                        "not_an_object",
                        "not_json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{"a":1}     | does not end
            [            | does not end
            ["a,]        | does not end
            [{"a":1}}    | closed by }
            [1] [2]      | follows
            [1],         | follows
            """)
    void becauseTheyAreNoArrayInTheEnd(String body, String words) {
        assertThat(problem(gateway.post("pattern-fatigue", body), 400).getString("detail"))
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "windows-1252"})
    void becauseTheirTextIsNotUtf8(Charset charset) {
        byte[] body = VALID.replace("gap", "gäp").getBytes(charset);

        assertThat(problem(gateway.post("pattern-fatigue", body), 400).getString("faults[0].code"))
                .isEqualTo("not_json");
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

        problem(answer, 415);
        assertThat(answer.headers().firstValue("Accept-Post")).contains("application/json");
    }

    @Test
    void becauseTheyDoNotSayWhatTheyAre() {
        problem(gateway.postBare("pattern-fatigue", BodyPublishers.ofString(VALID)), 415);
    }

    @ParameterizedTest
    @CsvSource({"deflate", "br", "'gzip, gzip'"})
    void becauseOfTheirPacking(String encoding) {
        HttpResponse<String> answer = gateway.post("pattern-fatigue", VALID, "Content-Encoding", encoding);

        problem(answer, 415);
        assertThat(answer.headers().firstValue("Accept-Encoding")).contains("gzip");
    }

    @Test
    void becauseTheyAreNotPackedThoughTheySayIt() {
        problem(gateway.post("pattern-fatigue", VALID, "Content-Encoding", "gzip"), 400);
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

        assertThat(problem(answer, 413).getString("detail")).contains("inflates");
    }

    @Test
    void becauseTheyAreTooLarge() {
        byte[] body = new byte[10_000_000];

        problem(gateway.post("pattern-fatigue", body), 413);
        problem(
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

        assertThat(problem(gateway.post("pattern-fatigue", events), 413).getString("detail"))
                .contains("1000 events");
    }

    @ParameterizedTest
    @CsvSource({"nothing", "early_kill", "dead-letter", "monitor.early-kill", "early-kill/more", "''"})
    void becauseThereIsNoSuchType(String kind) {
        problem(gateway.post(kind, VALID), 404);
    }

    @Test
    void countUnderOneAddress() {
        problem(gateway.post("made-up-1", VALID), 404);
        problem(gateway.post("made-up-2", new byte[10_000_000]), 413);

        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("status=\"413\",uri=\"/api/events/{kind}\"")
                .doesNotContain("made-up");
    }

    @ParameterizedTest
    @CsvSource({"GET", "PUT", "DELETE", "PATCH"})
    void becauseOfTheirMethod(String method) {
        HttpResponse<String> answer = gateway.send(method, "pattern-fatigue");

        problem(answer, 405);
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

        List<Integer> statuses = List.of(gateway.post("pattern-fatigue", "{}").statusCode());
        assertThat(statuses).containsExactly(400);
    }

    private static JsonPath problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonPath problem = JsonPath.from(answer.body());
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("detail")).isNotBlank();
        return problem;
    }
}
