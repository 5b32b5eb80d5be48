package io.variantdash.ingest.erased;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.Topics;
import io.variantdash.event.VariantStatus;
import io.variantdash.ingest.observe.Outages;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.testservers.EmbeddedInfrastructure;
import io.variantdash.update.PersonaErasure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is erased is known from Kafka alone, before anything is stored, and the database learns it again. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class ErasureReaderTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    ErasureTopic topic;

    @Inject
    ErasureRows rows;

    @Inject
    ErasedPersonas erased;

    @Inject
    DataSource dataSource;

    private final PersonaErasure erasure =
            new PersonaErasure(Events.persona(), UUID.randomUUID(), Instant.parse("2026-01-31T10:00:00.250Z"));
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", EmbeddedInfrastructure.kafka().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void aDatabaseThatWasEmptiedKnowsAgainBeforeAnythingIsStored() throws InterruptedException {
        write(ErasureTopic.erased(erasure));
        assertThat(stored()).isEmpty();
        ErasedPersonas known = new ErasedPersonas();
        ErasureReader reader = new ErasureReader(topic, known, rows, new Outages());

        reader.start();
        try {
            assertThat(known.awaitKnown(PATIENCE)).isTrue();

            assertThat(known.contains(erasure.personaId())).isTrue();
            assertThat(stored()).containsExactly(erasure.erasureId() + "|t");
        } finally {
            reader.stop();
        }
    }

    @Test
    void tellsTheTopicAgainWhatItHasLost() throws InterruptedException {
        new Database(dataSource)
                .execute("INSERT INTO erasures (erasure_id, persona_id, requested_at, state, announced)"
                        + " VALUES ('%s', '%s', now(), 'done', true)"
                                .formatted(erasure.erasureId(), erasure.personaId()));
        ErasureReader reader = new ErasureReader(topic, new ErasedPersonas(), rows, new Outages());

        reader.start();
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> erased.contains(erasure.personaId()));
        } finally {
            reader.stop();
        }
    }

    @Test
    void followsWhoIsErasedAndWhoIsAllowedAgain() {
        write(ErasureTopic.erased(erasure));
        Awaitility.await().atMost(PATIENCE).until(() -> erased.contains(erasure.personaId()));
        try (Monitor monitor = new Monitor()) {
            monitor.send(Events.post(erasure.personaId(), "v", VariantStatus.ACTIVE, Events.now()));
            String behind = Events.persona();
            monitor.send(Events.post(behind, "v", VariantStatus.ACTIVE, Events.now()));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(new Database(dataSource)
                                    .rows("SELECT id FROM variants WHERE persona_id = ?", behind))
                            .hasSize(1));

            write(ErasureTopic.allowed(erasure.personaId()));
            Awaitility.await().atMost(PATIENCE).until(() -> !erased.contains(erasure.personaId()));
            monitor.send(Events.post(erasure.personaId(), "w", VariantStatus.ACTIVE, Events.now()));

            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(new Database(dataSource)
                                    .rows("SELECT id FROM variants WHERE persona_id = ?", erasure.personaId()))
                            .containsExactly("w"));
        }
    }

    @Test
    void whatIsNoErasureIsPassedOver() {
        write(new ProducerRecord<>(Topics.ERASURES, null, new byte[] {'?'}));
        write(ErasureTopic.erased(erasure));

        Awaitility.await().atMost(PATIENCE).until(() -> erased.contains(erasure.personaId()));
    }

    @Test
    void theTopicKeepsTheNewestRecordOfEachPersona() throws InterruptedException, ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, Topics.ERASURES);
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", EmbeddedInfrastructure.kafka().bootstrapServers()))) {
            assertThat(admin.describeConfigs(List.of(resource)).all().get().values())
                    .extracting(config -> config.get("cleanup.policy").value())
                    .containsExactly("compact");
        }
    }

    private void write(ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record);
        producer.flush();
    }

    private List<String> stored() {
        return new Database(dataSource)
                .rows("SELECT erasure_id, announced FROM erasures WHERE persona_id = ?", erasure.personaId());
    }
}
