package io.variantdash.ingest.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.event.VariantStatus;
import io.variantdash.ingest.erased.ErasedPersonas;
import io.variantdash.ingest.erased.ErasureTopic;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.SeparateRoles;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import io.variantdash.update.Heartbeat;
import io.variantdash.update.PersonaErasure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A whole rebuild of an empty database, by the role that owns nothing. */
@QuarkusTest
@QuarkusTestResource(value = SeparateRoles.class, restrictToAnnotatedClass = true)
@TestProfile(RebuildTest.Rebuilds.class)
class RebuildTest {

    public static final class Rebuilds implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dashboard.rebuild", "true");
        }
    }

    @Inject
    Rebuild rebuild;

    @Inject
    ErasedPersonas erased;

    @Inject
    DataSource dataSource;

    @Test
    void storesWhatKafkaHoldsButOfErasedPersonasAndTellsNobody() {
        Database database = new Database(dataSource);
        String persona = Events.persona();
        String forgotten = Events.persona();
        try (Monitor monitor = new Monitor()) {
            for (String of : new String[] {persona, forgotten}) {
                monitor.send(Events.post(of, "v", VariantStatus.ACTIVE, Events.now()));
                monitor.send(Events.counts(of, "v", 100, 10, Events.now()));
                monitor.send(EventType.EARLY_KILL, "{\"persona_id\":\"%s\"}".formatted(of));
            }
        }
        erase(forgotten);

        try (TopicReader updates = new TopicReader(Topics.DASHBOARD_UPDATES);
                TopicReader letters = new TopicReader(Topics.DEAD_LETTER)) {
            assertThat(rebuild.run()).isZero();

            assertThat(updates.read(record -> record.headers().lastHeader(Heartbeat.KIND_HEADER) == null
                            || !TopicReader.header(record, Heartbeat.KIND_HEADER)
                                    .equals(Heartbeat.KIND)))
                    .isEmpty();
            assertThat(letters.read(record -> true)).isEmpty();
        }
        assertThat(database.rows("SELECT DISTINCT persona_id FROM dashboard_events"))
                .containsExactly(persona);
        assertThat(database.rows("SELECT persona_id, view_count FROM variant_monitoring"))
                .containsExactly(persona + "|100");
        assertThat(database.rows("SELECT DISTINCT persona_id FROM monitor_activity"))
                .containsExactly(persona);
        // An empty database learns anew who is erased.
        assertThat(database.rows("SELECT persona_id FROM erasures")).isSubsetOf(forgotten);
        assertThat(database.rows("SELECT FROM rebuilds WHERE finished_at IS NOT NULL"))
                .hasSize(1);
        assertThat(rebuild.run()).as("a database that is filled").isNotZero();
    }

    private void erase(String persona) {
        try (var producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        EmbeddedInfrastructure.kafka().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var unused =
                    producer.send(ErasureTopic.erased(new PersonaErasure(persona, UUID.randomUUID(), Events.now())));
        }
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> erased.contains(persona));
    }
}
