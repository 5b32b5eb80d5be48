package io.variantdash.ingest.deadletter.read;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.variantdash.event.EventType;
import io.variantdash.ingest.deadletter.LetterId;
import io.variantdash.ingest.deadletter.Letters;
import io.variantdash.ingest.support.Events;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dead letters are listed by page and filter, and shown. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class LettersResourceTest {

    private static final AtomicLong OFFSETS = new AtomicLong(2_000_000_000L);
    private static final Instant RECORD_TIME = Instant.parse("2026-01-31T10:00:00.250Z");

    private final String persona = Events.persona();
    private final Letters letters = new Letters();

    @AfterEach
    void close() {
        letters.close();
    }

    @Test
    void showsEverythingThatIsKept() {
        var record =
                Letters.letter(place(EventType.EARLY_KILL), "missing_field", persona, "{\"a\":\"ä\"}", RECORD_TIME);
        record.headers().add("traceparent", new byte[] {'x'}).add("odd", new byte[] {(byte) 0xfe});
        LetterId id = write(record);

        JsonPath letter = Letters.await(id);

        assertThat(letter.<Map<String, Object>>get())
                .containsEntry("id", id.toString())
                .containsEntry("topic", "monitor.early-kill")
                .containsEntry("partition", 7)
                .containsEntry("offset", (int) id.offset())
                .containsEntry("code", "missing_field")
                .containsEntry("reason", "a test says so")
                .containsEntry("persona_id", persona)
                .containsEntry("record_time", RECORD_TIME.toString())
                .containsEntry("value_size", 10)
                .containsEntry("truncated", false)
                .containsEntry("replays", List.of())
                .containsEntry("key", persona)
                .containsEntry("value", "{\"a\":\"ä\"}")
                .containsEntry("value_base64", "eyJhIjoiw6QifQ==")
                .containsEntry(
                        "headers",
                        List.of(
                                Map.of("name", "traceparent", "value", "x"),
                                Map.of("name", "odd", "value_base64", "/g==")))
                .containsKeys("received_at", "refused_at", "key_base64");
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            LetterId id =
                    write(Letters.letter(place(EventType.EARLY_KILL), "missing_field", persona, "{}", RECORD_TIME));
            Letters.await(id);
            written.add(0, id.toString());
        }

        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = list(cursor == null
                            ? Map.of("persona_id", persona, "limit", 2)
                            : Map.of("persona_id", persona, "limit", 2, "cursor", cursor))
                    .jsonPath();
            List<String> ids = page.getList("dead_letters.id");
            assertThat(ids).hasSizeBetween(1, 2);
            listed.addAll(ids);
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(listed).isEqualTo(written);
    }

    @Test
    void listsWhatAFilterMeans() {
        LetterId kill = write(Letters.letter(place(EventType.EARLY_KILL), "missing_field", persona, "{}", RECORD_TIME));
        Letters.await(kill);
        LetterId counts =
                write(Letters.letter(place(EventType.PERFORMANCE_UPDATE), "time_ahead", persona, "{}", RECORD_TIME));
        String later = Letters.await(counts).getString("received_at");

        assertThat(ids(Map.of("persona_id", persona))).containsExactly(counts.toString(), kill.toString());
        assertThat(ids(Map.of("persona_id", persona, "code", "missing_field"))).containsExactly(kill.toString());
        assertThat(ids(Map.of("persona_id", persona, "topic", "monitor.performance-update")))
                .containsExactly(counts.toString());
        assertThat(ids(Map.of("persona_id", persona, "from", later))).containsExactly(counts.toString());
        assertThat(ids(Map.of("persona_id", persona, "to", later))).containsExactly(kill.toString());
        assertThat(ids(Map.of("persona_id", persona + "x"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "code, missing, code",
        "code, '', code",
        "topic, dashboard.updates, topic",
        "persona_id, ' ', persona_id",
        "persona_id, 'a\u0000', persona_id",
        "from, yesterday, from",
        "from, 2026-01-31T10:00:00, from",
        "from, +999999999-01-01T00:00:00Z, from",
        "to, 1969-01-01T00:00:00Z, to",
        "limit, 0, limit",
        "limit, 501, limit",
        "limit, 1e2, limit",
        "limit, 99999999999999999999, limit",
        "cursor, '', cursor",
        "cursor, bW9uaXRvcg, cursor",
        "cursor, '%%%', cursor",
        "perosna_id, ava, persona_id",
    })
    void refusesAMalformedParameterByItsName(String name, String value, String named) {
        assertThat(problem(list(Map.of(name, value)), 400)).contains(named);
    }

    @Test
    void refusesAParameterThatIsThereTwiceAndATimeThatEndsBeforeItBegins() {
        assertThat(problem(given().get(Letters.ADDRESS + "?limit=1&limit=2"), 400))
                .contains("limit");
        assertThat(problem(list(Map.of("from", "2026-01-31T10:00:00Z", "to", "2026-01-31T10:00:00Z")), 400))
                .contains("from");
        assertThat(problem(list(Map.of("persona_id", "x".repeat(129))), 400)).contains("persona_id");
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, 400",
        "monitor.early-kill-0, 400",
        "monitor.early-kill-x-1, 400",
        "monitor.early-kill-0-99999999999999999999, 400",
        "monitor.early-kill-99999999999-1, 400",
        "-1-1, 400",
        "monitor%2Fearly-0-1, 400",
        "monitor.early-kill-6-123456, 404",
    })
    void refusesAnIdThatIsNone(String id, int status) {
        problem(given().urlEncodingEnabled(false).get(Letters.ADDRESS + "/" + id), status);
    }

    private static String problem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        return answer.jsonPath().getString("detail");
    }

    private static Response list(Map<String, ?> parameters) {
        return given().queryParams(parameters).get(Letters.ADDRESS);
    }

    private static List<String> ids(Map<String, ?> parameters) {
        return list(parameters).jsonPath().getList("dead_letters.id");
    }

    private static LetterId place(EventType type) {
        return Letters.place(type, OFFSETS.incrementAndGet());
    }

    private LetterId write(ProducerRecord<byte[], byte[]> letter) {
        letters.write(letter);
        String topic = new String(letter.headers().lastHeader("original-topic").value(), StandardCharsets.UTF_8);
        return new LetterId(topic, 7, OFFSETS.get());
    }
}
