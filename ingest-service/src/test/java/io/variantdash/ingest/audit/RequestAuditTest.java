package io.variantdash.ingest.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.ingest.access.Issuer;
import io.variantdash.ingest.support.Guarded;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who replays, erases and allows again leaves a line, and so does who is refused. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
@WithTestResource(Issuer.class)
@TestProfile(Guarded.class)
class RequestAuditTest {

    private static final Person OPERATOR = new Person("olga", List.of("operator"), List.of("*"));
    private static final Person VIEWER = new Person("vera", List.of("viewer"), List.of("*"));
    private static final String ADDRESS = "198.51.100.3";

    // Made for each test.
    private final AuditLines lines = new AuditLines();

    @AfterEach
    void stop() {
        lines.close();
    }

    @Test
    void tellsWhoReplayedWhichLetters() throws JsonProcessingException {
        String filter = "/api/dead-letters/replay?code=missing_field&dry_run=true";
        as(OPERATOR).post(filter).then().statusCode(200);

        JsonNode line = only("replayed");
        assertThat(line.path("identity").asText()).isEqualTo("olga");
        assertThat(line.path("address").asText()).isEqualTo(ADDRESS);
        assertThat(line.path("subject").asText()).isEqualTo("POST " + filter);
        assertThat(line.path("reason").asText()).isEqualTo("done");
        assertThat(Instant.parse(line.path("at").asText())).isNotNull();
    }

    @Test
    void tellsAlsoWhatCameToNothingWithoutWhatWasAskedForInVain() throws JsonProcessingException {
        as(OPERATOR).post("/api/dead-letters/replay?secret=word").then().statusCode(400);

        JsonNode line = only("replayed");
        assertThat(line.path("subject").asText()).isEqualTo("POST /api/dead-letters/replay");
        assertThat(line.path("reason").asText()).isEqualTo("failed with 400");
    }

    @Test
    void tellsWhoErasedAPersonaAndWhoAllowedItAgain() throws JsonProcessingException {
        // Kafka tells a service that has just started only after a while that it is there.
        String erasure = Awaitility.await()
                .until(() -> as(OPERATOR).delete("/api/personas/audited"), answer -> answer.statusCode() == 202)
                .path("erasure_id");
        as(OPERATOR).delete("/api/erasures/" + erasure);

        JsonNode erased = lines.of("erased").get(lines.of("erased").size() - 1);
        assertThat(erased.path("identity").asText()).isEqualTo("olga");
        assertThat(erased.path("subject").asText()).isEqualTo("DELETE /api/personas/audited");
        assertThat(erased.path("reason").asText()).isEqualTo("done");
        assertThat(only("allowed").path("subject").asText()).isEqualTo("DELETE /api/erasures/" + erasure);
    }

    @Test
    void tellsWhoWasRefusedAndWhy() throws JsonProcessingException {
        as(VIEWER).delete("/api/personas/ava").then().statusCode(403);
        given().header("X-Forwarded-For", ADDRESS)
                .header("Authorization", "Bearer sec.ret.token")
                .queryParam("access_token", "sec.ret.token")
                .post("/api/events/early-kill")
                .then()
                .statusCode(401);

        List<JsonNode> refused = lines.of("refused");
        assertThat(refused).hasSize(2);
        assertThat(refused.get(0).path("identity").asText()).isEqualTo("vera");
        assertThat(refused.get(0).path("subject").asText()).isEqualTo("DELETE /api/personas/ava");
        assertThat(refused.get(0).path("reason").asText()).isEqualTo("missing role, or switched off");
        assertThat(refused.get(1).path("identity").isNull()).isTrue();
        assertThat(refused.get(1).path("subject").asText()).isEqualTo("POST /api/events/early-kill");
        assertThat(refused.get(1).path("reason").asText()).isEqualTo("no valid token");
        assertThat(lines.all()).noneMatch(line -> line.contains("sec.ret"));
        assertThat(lines.of("erased")).isEmpty();
    }

    private JsonNode only(String action) throws JsonProcessingException {
        assertThat(lines.of(action)).hasSize(1);
        return lines.of(action).get(0);
    }

    private static RequestSpecification as(Person person) {
        return given().header("X-Forwarded-For", ADDRESS)
                .header("Authorization", "Bearer " + Issuer.issuer().token(person, Duration.ofMinutes(5)));
    }
}
