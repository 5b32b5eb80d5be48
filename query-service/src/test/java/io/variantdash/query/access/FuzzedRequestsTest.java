package io.variantdash.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.variantdash.embedded.fuzz.FuzzSeed;
import io.variantdash.embedded.fuzz.FuzzedRequest;
import io.variantdash.embedded.fuzz.OpenApiRequests;
import io.variantdash.embedded.fuzz.WireAnswer;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.Issuer;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.raw.RawExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Requests that are made up from the OpenAPI document, right and wrong, of somebody who may see one persona: each is answered,
 * none fails, and no answer has anything of another persona or of the inside of the service.
 */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@WithTestResource(Issuer.class)
class FuzzedRequestsTest {

    private static final Logger LOG = Logger.getLogger(FuzzedRequestsTest.class);
    private static final int REQUESTS = Boolean.getBoolean("test.full") ? 20_000 : 1_000;

    /** Of methods that HTTP does not know. */
    private static final int NOT_IMPLEMENTED = 501;

    private static final String SECRET = "nobody-else-may-read-this";
    private static final List<String> INSIDE =
            List.of("Exception", "java.", "io.variantdash", "org.postgresql", "\tat ");

    private final long seed = FuzzSeed.value();
    private final String own = "own-" + UUID.randomUUID();
    private final String foreign = "foreign-" + UUID.randomUUID();

    @Test
    void areAnsweredAndTellNothing() {
        fill(own, "ours");
        fill(foreign, SECRET);
        OpenApiRequests requests = new OpenApiRequests(Contract.document().toString(), seed, List.of(own, foreign));
        String token = "Authorization: Bearer " + Issuer.viewerOf(own);
        TreeMap<Integer, Integer> statuses = new TreeMap<>();
        List<String> findings = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            FuzzedRequest request = requests.next(token);
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
        assertThat(statuses.getOrDefault(200, 0))
                .as("seed %d: %s", seed, statuses)
                .isGreaterThan(REQUESTS / 10);
        assertThat(RawExchange.send("GET", "/api/metrics/" + own, token).text()).contains("ours");
        try (LiveClient live = LiveClient.connectWith(Issuer.viewerOf(own), own, "")) {
            live.nextAfterOutage("initial_data");
        }
    }

    private static boolean isHarmless(WireAnswer answer) {
        boolean explained = answer.status() < 400
                || answer.body().isEmpty()
                || answer.contentType().startsWith("application/problem+json");
        return (answer.status() < 500 || answer.status() == NOT_IMPLEMENTED)
                && explained
                && INSIDE.stream().noneMatch(answer.body()::contains)
                && !(answer.head() + answer.body()).contains(SECRET);
    }

    private static void fill(String persona, String variant) {
        Instant posted = Instant.now().minusSeconds(7_200);
        Rows.of(persona)
                .variant(variant, "active", posted, 0.05)
                .counts(variant, 1_000, 80)
                .minute(variant, posted.plusSeconds(60), 1_000, 80)
                .kill(variant + "-dead", posted.plusSeconds(600), posted)
                .fatigue("curiosity_gap", 9, 0.9, variant, posted.plusSeconds(60))
                .deadLetter(1, posted, variant.getBytes(StandardCharsets.UTF_8));
    }
}
