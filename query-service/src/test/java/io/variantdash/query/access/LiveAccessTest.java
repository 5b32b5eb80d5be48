package io.variantdash.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.query.testing.Issuer;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Updates;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Live updates of a persona reach only whom it is granted to, for as long as the token is valid. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@WithTestResource(Issuer.class)
class LiveAccessTest {

    private final String persona = "persona-" + UUID.randomUUID();
    private final String own = "own-" + UUID.randomUUID();

    @Test
    void sendsFramesOnlyToWhomThePersonaIsGranted() {
        String stranger = Issuer.viewerOf(own);
        try (LiveClient granted = LiveClient.connectWith(Issuer.viewerOf(persona), persona, "");
                LiveClient closed = LiveClient.connectWith(stranger, persona, "");
                Updates updates = new Updates()) {
            granted.nextAfterOutage("initial_data");
            JsonNode initial = closed.nextAfterOutage("initial_data");
            assertThat(initial.at("/data/summary/total_variants").asInt()).isZero();

            updates.publish(Updates.kill(persona, "v1", "secret"));

            assertThat(granted.nextAfterOutage("variant_update").toString()).contains("secret");
            // Whatever had been sent for the frame above would stand before the answer to this.
            closed.say("{\"type\":\"ping\"}").nextAfterOutage("pong");
            closed.say("{\"type\":\"refresh\"}").nextAfterOutage("initial_data");
        }
    }

    @Test
    void resumesNothingOfAPersonaThatIsNotGranted() {
        String position;
        try (LiveClient granted = LiveClient.connectWith(Issuer.viewerOf(persona), persona, "");
                Updates updates = new Updates()) {
            JsonNode initial = granted.nextAfterOutage("initial_data");
            position = URLEncoder.encode(initial.path("position").asText(), StandardCharsets.UTF_8);
            updates.publish(Updates.kill(persona, "v1", "secret"));
            granted.nextAfterOutage("variant_update");
        }
        String query = "?position=" + position;
        try (LiveClient again = LiveClient.connectWith(Issuer.viewerOf(persona), persona, query);
                LiveClient closed = LiveClient.connectWith(Issuer.viewerOf(own), persona, query);
                LiveClient elsewhere = LiveClient.connectWith(Issuer.viewerOf(own), own, query)) {
            again.nextAfterOutage("resumed");
            assertThat(again.nextAfterOutage("variant_update").toString()).contains("secret");
            for (LiveClient client : List.of(closed, elsewhere)) {
                assertThat(client.next().toString()).doesNotContain("secret");
                client.say("{\"type\":\"ping\"}").nextAfterOutage("pong");
            }
        }
    }

    @Test
    void closesWhenTheTokenExpires() {
        String token = Issuer.issuer().token(Issuer.viewer(persona), Duration.ofSeconds(3));
        try (LiveClient client = LiveClient.connectWith(token, persona, "")) {
            assertThat(client.closeCode()).isEqualTo(1008);
            assertThat(client.closeReason()).isEqualTo("Authentication expired");
        }
    }

    @Test
    void refusesWhoHasNoRole() {
        String token = Issuer.tokenOf(new Person("gus", List.of("guest"), List.of("*")));

        assertThatThrownBy(() -> LiveClient.connectWith(token, persona, ""))
                .rootCause()
                .hasMessageContaining("status code 403");
    }
}
