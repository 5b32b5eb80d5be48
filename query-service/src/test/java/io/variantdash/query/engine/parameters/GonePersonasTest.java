package io.variantdash.query.engine.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.engine.PublishedAlerts;
import io.variantdash.query.kafka.KafkaClients;
import io.variantdash.query.optimization.learning.LearntParameters;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.Updates;
import io.variantdash.query.testing.server.EngineLearns;
import io.variantdash.update.PersonaErasure;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was learnt of a persona goes from the topic with all else of it. */
@QuarkusTest
@TestProfile(EngineLearns.class)
@WithTestResource(MigratedDatabase.class)
class GonePersonasTest {

    @Inject
    KafkaClients clients;

    @Inject
    ParametersCodec codec;

    @Inject
    LearntParameters parameters;

    @Inject
    DashboardConfig config;

    private final Rows rows = Rows.ofNewPersona();
    private final String persona = rows.persona();

    @BeforeEach
    void learn() {
        try (PublishedAlerts alerts = new PublishedAlerts()) {
            alerts.storeAll(EngineLearns.INGEST);
        }
        learn(rows);
    }

    @Test
    void forgetsAPersonaThatIsErased() {
        Rows kept = Rows.ofNewPersona();
        learn(kept);

        rows.withoutVariants();
        try (Updates updates = new Updates()) {
            updates.publish(new PersonaErasure(persona, UUID.randomUUID(), Instant.now()));
        }

        awaitForgotten();
        // Another one that is told of later is learnt: the engine has looked at all once more.
        learn(Rows.ofNewPersona());
        assertThat(parameters.of(persona)).isNull();
        try (StartingReplica replica = new StartingReplica(clients, codec, config)) {
            assertThat(replica.read(persona)).isNull();
            assertThat(replica.read(kept.persona())).isNotNull();
        }
    }

    /** As where the notice came while no replica decided about the persona. */
    @Test
    void forgetsAPersonaOfWhomNothingIsStoredWithoutBeingTold() {
        rows.withoutVariants();

        awaitForgotten();
    }

    @Test
    void keepsWhatItKnowsOfAPersonaThatIsStoredAgain() {
        try (Updates updates = new Updates()) {
            updates.publish(new PersonaErasure(persona, UUID.randomUUID(), Instant.now()));
        }

        learn(Rows.ofNewPersona());
        assertThat(parameters.of(persona)).isNotNull();
    }

    private void awaitForgotten() {
        await().atMost(ParametersTopicTest.FOREVER).until(() -> parameters.of(persona) == null);
    }

    private void learn(Rows of) {
        ParametersTopicTest.history(of, 30);
        await().atMost(ParametersTopicTest.FOREVER).until(() -> {
            ParametersTopicTest.tell(of.persona());
            return parameters.of(of.persona()) != null;
        });
    }
}
