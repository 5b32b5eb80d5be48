package io.variantdash.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Gateway;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A retry with the same key is the same events; without a key it may be others. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class RetriedRequestsTest {

    private static final String KIND = "performance-update";
    private static final String HEADER = "Idempotency-Key";

    @Inject
    DataSource dataSource;

    private final String persona = Events.persona();
    private final String key = UUID.randomUUID().toString();
    private Gateway gateway;

    @BeforeEach
    void connect() {
        gateway = new Gateway();
        gateway.postUntilTaken(
                KIND, counts("warm-up", 0)); // the producers have connected, so that no retry is for that
    }

    @Test
    void areTheSameEventsAlsoAfterTheirAnswerWasLost() {
        String first = gateway.post(KIND, counts("v", 1), HEADER, key).body();
        String again = gateway.post(KIND, counts("v", 1), HEADER, key).body();
        // As after a crash between the commit in Kafka and the answer.
        new Database(dataSource).execute("UPDATE gateway_requests SET answer = NULL WHERE key = '" + key + "'");
        String afterCrash = gateway.post(KIND, counts("v", 1), HEADER, key).body();

        assertThat(List.of(again, afterCrash)).containsOnly(first);
        assertThat(rows("SELECT answer FROM gateway_requests WHERE key = ?", key))
                .containsExactly(first);
        awaitStored("v", JsonPath.from(first).getString("identities[0]"));
    }

    @Test
    void areTheSameEventsThoughAllComeAtOnce() {
        List<String> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> gateway.postUntilTaken(KIND, counts("v", 1), HEADER, key)
                        .body())
                .distinct()
                .toList();

        assertThat(answers).hasSize(1);
        awaitStored("v", JsonPath.from(answers.get(0)).getString("identities[0]"));
    }

    @Test
    void withoutAKeyAreOtherEventsIfTheyNameNoTime() {
        String first = gateway.post(KIND, counts("v", 1)).body();

        Awaitility.await().until(() -> gateway.post(KIND, counts("v", 1)).body(), second -> !second.equals(first));
    }

    @Test
    void withAnotherBodyOrAddressAreRefused() {
        gateway.post(KIND, counts("v", 1), HEADER, key);

        HttpResponse<String> otherBody = gateway.post(KIND, counts("v", 2), HEADER, key);
        HttpResponse<String> otherAddress = gateway.post("early-kill", counts("v", 1), HEADER, key);

        assertThat(otherBody.statusCode()).as(otherBody.body()).isEqualTo(422);
        assertThat(otherBody.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(otherAddress.statusCode()).isEqualTo(422);
        assertThat(rows("SELECT count(*) FROM gateway_requests WHERE key = ?", key))
                .containsExactly("1");
    }

    @Test
    void mayBeMendedWhereTheFirstWasRefused() {
        assertThat(gateway.post(KIND, counts("v", -1), HEADER, key).statusCode())
                .isEqualTo(400);
        assertThat(gateway.post(KIND, counts("v", 1), HEADER, key).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    void needAKeyThatIsOne(String malformed) {
        assertThat(gateway.post(KIND, counts("v", 1), HEADER, malformed).statusCode())
                .isEqualTo(400);
    }

    @Test
    void needOneKeyOnly() {
        HttpResponse<String> answer = gateway.postBare(
                KIND,
                BodyPublishers.ofString(counts("v", 1)),
                "Content-Type",
                "application/json",
                HEADER,
                "a",
                HEADER,
                "b");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private String counts(String variant, int views) {
        return "{\"persona_id\":\"%s\",\"variant_id\":\"%s\",\"view_count\":%d,\"interaction_count\":0}"
                .formatted(persona, variant, views);
    }

    private List<String> rows(String sql, String parameter) {
        return new Database(dataSource).rows(sql, parameter);
    }

    private void awaitStored(String variant, String identity) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(new Database(dataSource)
                                .rows(
                                        "SELECT identity FROM dashboard_events WHERE persona_id = ? AND variant_id = ?",
                                        persona,
                                        variant))
                        .containsExactly(identity));
    }
}
