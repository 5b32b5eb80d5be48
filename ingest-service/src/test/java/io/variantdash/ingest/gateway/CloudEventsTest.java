package io.variantdash.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that come as CloudEvents, in their three forms. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class CloudEventsTest {

    private static final String ONE = "application/cloudevents+json";
    private static final String MANY = "application/cloudevents-batch+json";
    private static final String TYPE = "io.variantdash.performance_update";

    @Inject
    DataSource dataSource;

    private final String persona = Events.persona();
    private final Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);

    @Test
    void areTheSameEventInEveryForm() {
        String data = counts("\"view_count\":7,");
        String structured = structured("1", TYPE, data);
        String identity = accepted(post(request(ONE), structured));

        assertThat(accepted(post(request(MANY), "[" + structured + "]"))).isEqualTo(identity);
        assertThat(accepted(post(binary(TYPE), data))).isEqualTo(identity);
        assertThat(accepted(post(
                        request("application/json"),
                        data.replace("}", ",\"event_id\":\"1\",\"updated_at\":\"" + time + "\"}"))))
                .isEqualTo(identity);
        awaitStored(identity, 7);
    }

    @Test
    void haveWhatTheirDataSaysOfItself() {
        String own = time.minusSeconds(5).toString();
        String data = counts("\"view_count\":8,\"event_id\":\"own\",\"updated_at\":\"%s\",".formatted(own));

        String identity = accepted(post(request(ONE), structured("1", TYPE, data)));

        assertThat(new Database(dataSource).rows("SELECT 1 WHERE ?::text IS NOT NULL", identity))
                .hasSize(1);
        assertThat(accepted(post(request("application/json"), data))).isEqualTo(identity);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            another type        | {"specversion":"1.0","id":"1","source":"s","type":"io.variantdash.early_kill","data":{}} | type
            no id               | {"specversion":"1.0","source":"s","type":"io.variantdash.performance_update","data":{}}   | id
            another version     | {"specversion":"7","id":"1","source":"s","type":"x","data":{}}                           | 7
            a field twice       | {"specversion":"1.0","id":"1","id":"2","source":"s","type":"x","data":{}}                 | Duplicate
            no JSON             | {"specversion":                                                                           | end-of-input
            an array            | []                                                                                        | malformed
            no data             | {"specversion":"1.0","id":"1","source":"s","type":"io.variantdash.performance_update"}    | JSON
            a large number      | {"specversion":"1.0","id":"1","source":"s","type":"x","more":12345678901,"data":{}}          | 32 bits
            faulty data         | {"specversion":"1.0","id":"1","source":"s","type":"io.variantdash.performance_update","data":{"persona_id":"p","variant_id":"v","view_count":-1,"interaction_count":0}} | view_count
            """)
    void areRefusedWithTheReason(String what, String body, String named) {
        Response answer = post(request(ONE), body);

        assertThat(answer.statusCode()).as(what + answer.asString()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.asString())
                .contains("\"faults\":[{\"index\":0")
                .contains(named)
                .doesNotContain("java");
    }

    @Test
    void areAcceptedAllOrNone() {
        String good = structured("1", TYPE, counts("\"view_count\":1,"));
        String bad = structured("2", "io.variantdash.early_kill", counts("\"view_count\":1,"));

        Response answer = post(request(MANY), "[" + good + "," + bad + "," + bad + "]");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("faults.index")).containsExactly(1, 2);
    }

    @Test
    void ofAForeignContentTypeAreRefused() {
        assertThat(post(binary(TYPE).contentType("text/plain"), "x").statusCode())
                .isEqualTo(415);
    }

    private String counts(String fields) {
        return "{\"persona_id\":\"%s\",\"variant_id\":\"v\",%s\"interaction_count\":1}".formatted(persona, fields);
    }

    private String structured(String id, String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/monitor\",\"type\":\"%s\",\"time\":\"%s\",\"data\":%s}"
                .formatted(id, type, time, data);
    }

    private RequestSpecification binary(String type) {
        return request("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-source", "/monitor")
                .header("ce-type", type)
                .header("ce-time", time.toString());
    }

    private static RequestSpecification request(String contentType) {
        return RestAssured.given()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Content-Type", contentType);
    }

    /** Kafka may need a moment after the start. */
    private static Response post(RequestSpecification request, String body) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> request.body(body.getBytes(StandardCharsets.UTF_8))
                                .post("/api/events/performance-update"),
                        answer -> answer.statusCode() != 503);
    }

    private static String accepted(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        List<String> identities = JsonPath.from(answer.asString()).getList("identities");
        assertThat(identities).hasSize(1);
        return identities.get(0);
    }

    private void awaitStored(String identity, long views) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> new Database(dataSource)
                        .rows(
                                "SELECT view_count FROM variant_monitoring WHERE persona_id = ? AND identity = ?::uuid",
                                persona,
                                identity)
                        .equals(List.of(Long.toString(views))));
    }
}
