package io.variantdash.ingest.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.response.Response;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.event.EventType;
import io.variantdash.ingest.deadletter.LetterId;
import io.variantdash.ingest.deadletter.Letters;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.LoggedFailures;
import io.variantdash.ingest.support.OwnGroup;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is recorded of a request names the subject of its token. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
@WithTestResource(Issuer.class)
@TestProfile(OwnGroup.class)
class RecordedCallersTest {

    private static final Person OLGA = new Person("olga", List.of("operator"), List.of("*"));
    private static final Person OTTO = new Person("otto", List.of("operator"), List.of("*"));

    @Inject
    DataSource dataSource;

    private final String persona = Events.persona();

    @AfterEach
    void signOut() {
        RestAssured.requestSpecification = null;
    }

    @Test
    void areThoseWhoReplayed() {
        LetterId place = Letters.place(EventType.PERFORMANCE_UPDATE, 7_000_000_000L);
        String counts = "{\"persona_id\":\"%s\",\"variant_id\":\"v\",\"view_count\":1,\"interaction_count\":0}";
        try (Letters letters = new Letters()) {
            letters.write(Letters.letter(place, "not_storable", persona, counts.formatted(persona), Instant.now()));
        }
        signIn(OLGA);
        Letters.await(place);

        assertThat(Letters.replay("/" + place + "/replay").statusCode()).isEqualTo(200);
        signIn(OTTO);
        assertThat(Letters.replay("/replay?persona_id=" + persona).statusCode()).isEqualTo(200);

        assertThat(Letters.await(place).getList("replays.by")).containsExactly("olga", "otto");
    }

    @Test
    void areThoseWhoErasedAndAllowed() {
        try (LoggedFailures logged = new LoggedFailures("io.variantdash.ingest.erasure")) {
            signIn(OLGA);
            String erasure = untilAvailable("DELETE", "/api/personas/" + persona)
                    .jsonPath()
                    .getString("erasure_id");
            signIn(OTTO);
            untilAvailable("DELETE", "/api/erasures/" + erasure);

            assertThat(logged.written())
                    .contains(
                            "Erasure %s was asked for by olga".formatted(erasure),
                            "otto asked to end erasure %s, which allows its persona again".formatted(erasure))
                    .noneMatch(line -> line.contains("anonymous"));
        }
    }

    @Test
    void haveTheirIdempotencyKeysForThemselves() {
        String key = UUID.randomUUID().toString();
        for (Person person : List.of(OLGA, OTTO)) {
            signIn(person);
            // The same key with another body would be refused, were it the same sender's.
            String body =
                    "{\"persona_id\":\"%s\",\"variant_id\":\"%s\",\"reason\":\"slow\",\"final_engagement_rate\":0,\"sample_size\":9}"
                            .formatted(persona, person.name());
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> given().header("Idempotency-Key", key)
                                    .contentType("application/json")
                                    .body(body)
                                    .post("/api/events/early-kill")
                                    .statusCode()
                            == 202);
        }

        assertThat(new Database(dataSource)
                        .rows("SELECT caller FROM gateway_requests WHERE key = ? ORDER BY caller", key))
                .containsExactly("olga", "otto");
    }

    private static void signIn(Person person) {
        // The builder begins with what is set, and would send both headers.
        RestAssured.requestSpecification = null;
        RestAssured.requestSpecification = new RequestSpecBuilder()
                .addHeader("Authorization", "Bearer " + Issuer.issuer().token(person, Duration.ofMinutes(5)))
                .build();
    }

    private static Response untilAvailable(String method, String address) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> given().request(method, address), answer -> answer.statusCode() != 503);
    }
}
