package io.variantdash.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.event.EventType;
import io.variantdash.ingest.support.Gateway;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One event that breaks the contract is enough: its sender is told all faults of all, and nothing is in Kafka. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class RefusedEventsTest {

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

        JsonPath problem = Problems.problem(answer, 400);
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

        JsonPath problem = Problems.problem(answer, 400);
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
        assertThat(Problems.problem(gateway.post("pattern-fatigue", body), 400).getString("detail"))
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "windows-1252"})
    void becauseTheirTextIsNotUtf8(Charset charset) {
        byte[] body = VALID.replace("gap", "gäp").getBytes(charset);

        assertThat(Problems.problem(gateway.post("pattern-fatigue", body), 400).getString("faults[0].code"))
                .isEqualTo("not_json");
    }
}
