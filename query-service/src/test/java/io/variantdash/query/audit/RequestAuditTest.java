package io.variantdash.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.query.testing.Issuer;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.raw.RawExchange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who opens live updates leaves a line, and so does who is refused, in whatever way. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@WithTestResource(Issuer.class)
class RequestAuditTest {

    private static final String INVALID = "sec.ret.token";

    private final String persona = "persona-" + UUID.randomUUID();

    // Made for each test.
    private final AuditLines lines = new AuditLines();

    @AfterEach
    void stop() {
        lines.close();
    }

    @Test
    void tellsWhoOpenedLiveUpdates() {
        try (LiveClient client = LiveClient.connectWith(Issuer.viewerOf(persona), persona, "?position=secret")) {
            client.nextAfterOutage("initial_data");
        }

        JsonNode line = only(persona);
        assertThat(line.path("action").asText()).isEqualTo("opened");
        assertThat(line.path("identity").asText()).isEqualTo("vera");
        assertThat(line.path("address").asText()).isIn("127.0.0.1", "0:0:0:0:0:0:0:0");
        assertThat(line.path("reason").asText()).isEqualTo("live updates");
        assertThat(Instant.parse(line.path("at").asText())).isNotNull();
        assertThat(lines.all()).noneMatch(text -> text.contains("secret"));
    }

    @Test
    void tellsAlsoWhoGotToSeeNothing() {
        try (LiveClient client = LiveClient.connectWith(Issuer.viewerOf("another"), persona, "")) {
            client.nextAfterOutage("initial_data");
        }

        assertThat(only(persona).path("reason").asText()).isEqualTo("empty, as the persona is not granted");
    }

    @Test
    void tellsWhoWasRefusedAndWhy() {
        String path = "/api/kills/" + persona;
        String guest = Issuer.tokenOf(new Person("gus", List.of("guest"), List.of("*")));
        get(path + "?limit=7", guest);
        get(path, INVALID);

        List<JsonNode> refused = lines.about("GET " + path);
        assertThat(refused)
                .hasSize(2)
                .allMatch(line -> line.path("action").asText().equals("refused"));
        assertThat(refused.get(0).path("identity").asText()).isEqualTo("gus");
        assertThat(refused.get(0).path("reason").asText()).isEqualTo("missing role or foreign origin");
        assertThat(refused.get(1).path("identity").isNull()).isTrue();
        assertThat(refused.get(1).path("reason").asText()).isEqualTo("no valid token");
        assertThat(lines.all()).noneMatch(text -> text.contains(INVALID));
    }

    /** Which is no refused request, as far as HTTP goes: the page's WebSocket is opened to be closed. */
    @Test
    void tellsOfPagesWhoseTokenIsNotValid() {
        try (LiveClient client = LiveClient.connectWith(INVALID, persona, "")) {
            assertThat(client.closeReason()).isEqualTo("token_invalid");
        }

        JsonNode line = only("GET /dashboard/ws/" + persona);
        assertThat(line.path("action").asText()).isEqualTo("refused");
        assertThat(line.path("reason").asText()).isEqualTo("no valid token");
        assertThat(lines.all()).noneMatch(text -> text.contains(INVALID));
    }

    @Test
    void tellsOfPagesOfForeignOrigins() {
        String path = "/dashboard/ws/" + persona;
        RawExchange answer = RawExchange.send(
                "GET",
                path,
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Origin: https://elsewhere.example",
                "Authorization: Bearer " + Issuer.viewerOf(persona));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(only("GET " + path).path("reason").asText()).isEqualTo("missing role or foreign origin");
    }

    private static void get(String path, String token) {
        assertThat(RawExchange.send("GET", path, "Authorization: Bearer " + token)
                        .status())
                .isIn(401, 403);
    }

    private JsonNode only(String subject) {
        List<JsonNode> found = await().until(() -> lines.about(subject), about -> !about.isEmpty());
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
