package io.variantdash.query.live.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.Updates;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class DecisionFramesTest {

    private final Rows rows = Rows.ofNewPersona();
    private final String persona = rows.persona();
    private final Updates updates = new Updates();

    @AfterEach
    void stopPublishing() {
        updates.close();
    }

    @Test
    void oneUpdateChangesWhatIsSaidOfTheOthers() {
        twoVariants();
        try (LiveClient client = LiveClient.connect(persona)) {
            String before = best(client.next("initial_data").at("/data/active_variants"), "b");

            rows.counts("a", 2000, 160);
            updates.publish(Updates.performance(persona, "a", 2000, 160));

            JsonNode update = client.next("variant_update");
            JsonNode decisions = client.nextDecisions();
            assertThat(decisions.path("as_of")).isEqualTo(update.path("position"));
            assertThat(best(decisions.at("/data/variants"), "b")).isNotEqualTo(before);
            JsonNode rest = Contract.parse(
                            given().get("/api/variants/" + persona + "/active").asString())
                    .path("variants");
            assertThat(best(decisions.at("/data/variants"), "a")).isEqualTo(best(rest, "a"));
        }
    }

    @Test
    void allOfThemFollowWhenAClientGoesOn() {
        twoVariants();
        String position;
        try (LiveClient client = LiveClient.connect(persona)) {
            position = client.next("initial_data").path("position").asText();
        }

        try (LiveClient back = LiveClient.connect(persona, "?position=" + position)) {
            back.next("resumed");

            JsonNode decisions = back.nextDecisions();
            assertThat(decisions.at("/data/variants").findValuesAsText("id")).isEqualTo(List.of("a", "b"));
            assertThat(decisions.path("parameters_version").isIntegralNumber()).isTrue();
        }
    }

    @Test
    void anEmptyPersonaHasNoneToTell() {
        String position;
        try (LiveClient client = LiveClient.connect(persona)) {
            position = client.next("initial_data").path("position").asText();
        }

        try (LiveClient back = LiveClient.connect(persona, "?position=" + position)) {
            assertThat(back.nextDecisions().at("/data/variants")).isEmpty();
        }
    }

    private void twoVariants() {
        Instant now = Instant.now();
        rows.variant("a", "active", now, 0.05)
                .counts("a", 1000, 50)
                .variant("b", "active", now.minusSeconds(60), 0.05)
                .counts("b", 1000, 60);
    }

    private static String best(JsonNode variants, String id) {
        for (JsonNode variant : variants) {
            if (variant.path("id").asText().equals(id)) {
                return variant.path("probability_best").asText();
            }
        }
        throw new AssertionError(id + " is not in " + variants);
    }
}
