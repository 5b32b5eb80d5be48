package io.variantdash.query.live.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.Updates;
import io.variantdash.update.PersonaErasure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The notice that a persona is erased empties dashboards at once, and nothing of before comes back. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class ErasedPersonaTest {

    private final Rows rows = Rows.ofNewPersona();
    private final Updates updates = new Updates();

    @AfterEach
    void stopPublishing() {
        updates.close();
    }

    @Test
    void openDashboardsGetAnEmptySnapshotAndGoOn() {
        show("v");
        rows.variant("poor", "active", Instant.now().minus(2, ChronoUnit.HOURS), 0.06)
                .counts("poor", 300, 7);
        try (LiveClient client = LiveClient.connect(rows.persona())) {
            assertThat(active(client.next("initial_data"))).isEqualTo(2);
            assertThat(suggestions()).isNotEmpty();

            erase();

            assertThat(active(client.next("initial_data"))).isZero();
            assertThat(RestAssured.get("/api/metrics/" + rows.persona())
                            .jsonPath()
                            .getList("active_variants"))
                    .isEmpty();
            assertThat(suggestions()).isEmpty();
            updates.publish(Updates.kill(rows.persona(), "w", "too low"));
            assertThat(client.next("variant_update").at("/data/variant_id").asText())
                    .isEqualTo("w");
        }
    }

    @Test
    void whoComesBackFromBeforeGetsAnEmptySnapshotAndNoOldFrame() {
        show("v");
        String position;
        try (LiveClient client = LiveClient.connect(rows.persona())) {
            client.next("initial_data");
            updates.publish(Updates.kill(rows.persona(), "seen", "too low"));
            position = client.next("variant_update").path("position").asText();
            updates.publish(Updates.kill(rows.persona(), "old", "too low"));
            client.next("variant_update");
            erase();
            client.next("initial_data");
        }

        try (LiveClient back = LiveClient.connect(rows.persona(), "?position=" + position)) {
            assertThat(active(back.next("initial_data"))).isZero();
            updates.publish(Updates.kill(rows.persona(), "new", "too low"));
            assertThat(back.next("variant_update").at("/data/variant_id").asText())
                    .isEqualTo("new");
        }
    }

    /** Stored, and not published: whether the first snapshot holds an update would be a matter of time. */
    private void show(String variant) {
        rows.variant(variant, "active", Instant.now().truncatedTo(ChronoUnit.MICROS), 0.05);
    }

    /** As ingest does: the rows go first. */
    private void erase() {
        rows.withoutVariants();
        updates.publish(new PersonaErasure(rows.persona(), UUID.randomUUID(), Instant.now()));
    }

    private List<?> suggestions() {
        return RestAssured.get("/api/optimization/" + rows.persona()).jsonPath().getList("suggestions");
    }

    private static int active(JsonNode snapshot) {
        return snapshot.at("/data/active_variants").size();
    }
}
