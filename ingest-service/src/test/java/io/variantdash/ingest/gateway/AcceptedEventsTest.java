package io.variantdash.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.event.EventType;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Gateway;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is accepted over HTTP is stored like any event, under the identity that the answer told. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class AcceptedEventsTest {

    @Inject
    DataSource dataSource;

    private final String persona = Events.persona();
    private Gateway gateway;

    @BeforeEach
    void connect() {
        gateway = new Gateway();
    }

    /** All without a time of their own where that may be absent, and with fields that the contract does not know. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            variant-posted     | "variant_id":"v","content":"Ümläut \\u00e9 \\"so\\"","predicted_er":5E-2,"posted_at":"2026-01-31T10:00:00+02:00"
            performance-update | "variant_id":"v","view_count":3,"interaction_count":1,"event_type":"performance_update","more":{"a":[1]}
            performance-update | "variant_id":"v","view_count":3.0,"interaction_count":1,"updated_at":null,"event_id":"e-1"
            early-kill         | "variant_id":"v","reason":"slow","final_engagement_rate":0.1,"sample_size":9
            pattern-fatigue    | "pattern":"gap","usage_count":5,"fatigue_score":0.85
            optimization-alert | "type":"t","priority":"low","title":"x","description":"y","evidence":{"z":1e20,"a":[null,0.1]}
            """)
    void haveTheIdentityThatTheyAreStoredUnder(String kind, String fields) {
        HttpResponse<String> answer = gateway.postUntilTaken(kind, event(fields));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        JsonPath json = JsonPath.from(answer.body());
        assertThat(json.getString("status")).isEqualTo("accepted");
        String table = kind.equals("variant-posted") ? "variants" : "dashboard_events"; // an old post is not audited
        awaitStored(table, json.getList("identities"));
    }

    /** Java's own client is one of those, unless it is told otherwise. */
    @Test
    void comeAlsoFromClientsThatWouldRatherSpeakHttp2() {
        String kill = event("\"variant_id\":\"v\",\"reason\":\"slow\",\"final_engagement_rate\":0.1,\"sample_size\":9");

        HttpResponse<String> answer = new Gateway(HttpClient.Version.HTTP_2).postUntilTaken("early-kill", kill);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    @Test
    void ofOneRequestAreStoredInTheirOrderUnderTheKeyOfTheirPersona() {
        EventType type = EventType.PERFORMANCE_UPDATE;
        try (TopicReader topic = new TopicReader(type.topic())) {
            String events = IntStream.range(0, 1_000)
                    .mapToObj(i ->
                            event("\"variant_id\":\"v%d\",\"view_count\":%d,\"interaction_count\":0".formatted(i, i)))
                    .collect(Collectors.joining(",", "\n[", " ] "));

            List<String> identities = JsonPath.from(
                            gateway.postUntilTaken("performance-update", events).body())
                    .getList("identities");

            assertThat(identities).hasSize(1_000).doesNotHaveDuplicates();
            awaitStored("dashboard_events", identities);
            assertThat(topic.await(1_000, record -> persona.equals(new String(record.key(), StandardCharsets.UTF_8))))
                    .hasSize(1_000)
                    .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .allMatch(value -> value.contains("\"updated_at\""))
                    .element(999)
                    .asString()
                    .contains("\"v999\"");
        }
    }

    /** A trace that cannot be read is none, as W3C's Trace Context wants it. */
    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
            00-00000000000000000000000000000000-b7ad6b7169203331-01, none
            a trace, none
            """)
    void goOnWithTheTraceOfTheirRequest(String sent, @Nullable String written) {
        String kill = event("\"variant_id\":\"v\",\"reason\":\"slow\",\"final_engagement_rate\":0.1,\"sample_size\":9");
        try (TopicReader topic = new TopicReader(EventType.EARLY_KILL.topic())) {
            gateway.postUntilTaken("early-kill", kill, "traceparent", sent);

            assertThat(topic.await(1, record -> persona.equals(new String(record.key(), StandardCharsets.UTF_8))))
                    .extracting(record -> record.headers().lastHeader("traceparent"))
                    .map(header -> header == null ? null : new String(header.value(), StandardCharsets.US_ASCII))
                    .containsExactly(written);
        }
    }

    @Test
    void mayBePackedAndMayBeginWithAByteOrderMark() throws IOException {
        byte[] marked = ("\uFEFF[" + event("\"pattern\":\"packed\",\"usage_count\":5,\"fatigue_score\":1") + "]")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(marked);
        }
        HttpResponse<String> answer = Awaitility.await()
                .until(
                        () -> gateway.post("pattern-fatigue", packed.toByteArray(), "Content-Encoding", "gzip"),
                        got -> got.statusCode() != 503);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        awaitStored("dashboard_events", JsonPath.from(answer.body()).getList("identities"));
    }

    @Test
    void mayBeNone() {
        HttpResponse<String> answer = gateway.post("early-kill", "[ ]");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"status\":\"accepted\",\"identities\":[]}");
    }

    private String event(String fields) {
        return "{\"persona_id\":\"%s\",%s}".formatted(persona, fields);
    }

    private void awaitStored(String table, List<String> identities) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(new Database(dataSource)
                                .rows("SELECT identity FROM " + table + " WHERE persona_id = ?", persona))
                        .containsExactlyInAnyOrderElementsOf(identities));
    }
}
