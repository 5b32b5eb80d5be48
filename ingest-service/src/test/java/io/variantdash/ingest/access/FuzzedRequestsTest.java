package io.variantdash.ingest.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.variantdash.embedded.fuzz.FuzzSeed;
import io.variantdash.embedded.fuzz.FuzzedRequest;
import io.variantdash.embedded.fuzz.OpenApiRequests;
import io.variantdash.embedded.fuzz.WireAnswer;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.OwnGroup;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Requests that are made up from the OpenAPI document, right and wrong, of somebody who may do everything: each is answered,
 * none fails, and no answer has anything of the inside of the service.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
@WithTestResource(Issuer.class)
@TestProfile(OwnGroup.class)
class FuzzedRequestsTest {

    private static final Logger LOG = Logger.getLogger(FuzzedRequestsTest.class);
    private static final int REQUESTS = Boolean.getBoolean("test.full") ? 20_000 : 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String KILL = """
            {"persona_id":"%s","variant_id":"v","reason":"slow","final_engagement_rate":0.1,"sample_size":9}""";

    /** Of methods that HTTP does not know. */
    private static final int NOT_IMPLEMENTED = 501;

    private static final List<String> INSIDE =
            List.of("Exception", "java.", "io.variantdash.ingest", "org.postgresql", "\tat ");

    private final long seed = FuzzSeed.value();
    private final String persona = Events.persona();
    private final String token =
            Issuer.issuer().token(new Person("olga", List.of("operator"), List.of("*")), Duration.ofHours(1));

    @Test
    void areAnsweredAndTellNothing() throws IOException {
        String document = given().accept("application/json").get("/q/openapi").asString();
        // Kafka tells a service that has just started only after a while that it is there.
        Awaitility.await().atMost(PATIENCE).until(() -> sendKill("early").statusCode() == 202);
        OpenApiRequests requests = new OpenApiRequests(document, seed, List.of(persona, "another"));
        TreeMap<Integer, Integer> statuses = new TreeMap<>();
        List<String> findings = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            FuzzedRequest request = requests.next("Authorization: Bearer " + token);
            try {
                WireAnswer answer = WireAnswer.to(request, RestAssured.port);
                statuses.merge(answer.status(), 1, Integer::sum);
                if (!isHarmless(answer)) {
                    findings.add("request %d: %s%n→ %s".formatted(i, request, answer));
                }
            } catch (IOException e) {
                findings.add("request %d: %s%n→ %s".formatted(i, request, e));
            }
        }
        LOG.infof(
                "seed %d: %d requests of %d operations, by status %s", seed, REQUESTS, requests.operations(), statuses);

        assertThat(findings).as("seed %d", seed).isEmpty();
        // Enough of them came through to what they were made for.
        assertThat(statuses.getOrDefault(202, 0))
                .as("seed %d: %s", seed, statuses)
                .isGreaterThan(REQUESTS / 50);
        assertThat(sendKill("late").statusCode()).isEqualTo(202);
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    }

    private Response sendKill(String of) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(KILL.formatted(of))
                .post("/api/events/early-kill");
    }

    private static boolean isHarmless(WireAnswer answer) {
        boolean explained = answer.status() < 400
                || answer.body().isEmpty()
                || answer.contentType().startsWith("application/problem+json");
        return (answer.status() < 500 || answer.status() == NOT_IMPLEMENTED)
                && explained
                && INSIDE.stream().noneMatch(answer.body()::contains);
    }
}
