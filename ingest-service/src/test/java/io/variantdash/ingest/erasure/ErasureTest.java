package io.variantdash.ingest.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.event.VariantStatus;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Gateway;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import io.variantdash.update.PersonaErasure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is left of a persona that is erased, and nothing more is kept of it until it is allowed again. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class ErasureTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    DataSource dataSource;

    @Inject
    MeterRegistry metrics;

    private final String persona = Events.persona();
    private final String other = Events.persona();
    private final Monitor monitor = new Monitor();
    private final Gateway gateway = new Gateway();
    private Database database;
    private PersonaTables tables;

    @BeforeEach
    void look() {
        database = new Database(dataSource);
        tables = new PersonaTables(database);
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void everyTableIsOfPersonasOrSaysNothingOfThem() {
        assertThat(tables.columns()).doesNotContainValue("null");
    }

    @Test
    void deletesEveryRowOfEveryTableAndOfNobodyElse() {
        fill(persona);
        fill(other);
        Map<String, Integer> filled = awaitFilled(persona);
        Map<String, Integer> kept = awaitFilled(other);

        try (TopicReader updates = new TopicReader(Topics.DASHBOARD_UPDATES);
                TopicReader erasures = new TopicReader(Topics.ERASURES)) {
            String address = Erasures.begin(persona);
            JsonPath done = Erasures.awaitDone(address);

            assertThat(done.<String, Integer>getMap("deleted")).isEqualTo(filled);
            assertThat(done.getInt("rows_deleted"))
                    .isEqualTo(filled.values().stream().mapToInt(rows -> rows).sum());
            assertThat(tables.rows(persona))
                    .containsOnlyKeys(filled.keySet())
                    .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
            assertThat(tables.rows(other)).isEqualTo(kept);
            ConsumerRecord<byte[], byte[]> notice = updates.await(
                            1, of(persona).and(record -> record.headers().lastHeader("kind") != null))
                    .get(0);
            assertThat(TopicReader.header(notice, "kind")).isEqualTo("erasure");
            assertThat(address).endsWith(id(notice).toString());
            assertThat(id(erasures.await(1, of(persona)).get(0))).isEqualTo(id(notice));
        }
    }

    @Test
    void keepsNothingOfLaterEventsAndCountsThem() {
        Erasures.erase(persona);
        double before = erased(EventType.VARIANT_POSTED);
        double countsBefore = erased(EventType.PERFORMANCE_UPDATE);

        try (TopicReader updates = new TopicReader(Topics.DASHBOARD_UPDATES);
                TopicReader letters = new TopicReader(Topics.DEAD_LETTER);
                TopicReader written = new TopicReader(EventType.PERFORMANCE_UPDATE.topic())) {
            monitor.send(Events.post(persona, "v", VariantStatus.ACTIVE, Events.now()));
            monitor.send(EventType.VARIANT_POSTED, "{\"persona_id\":\"%s\"}".formatted(persona));
            var accepted = gateway.postUntilTaken("performance-update", counts(persona), "Idempotency-Key", key());
            gateway.postUntilTaken("performance-update", counts(other), "Idempotency-Key", key());
            monitor.send(Events.post(other, "v", VariantStatus.ACTIVE, Events.now()));

            updates.await(2, of(other));
            assertThat(accepted.statusCode()).isEqualTo(202);
            assertThat(accepted.body()).contains("\"identities\":[\"");
            assertThat(written.await(1, of(other))).hasSize(1);
            assertThat(written.read(of(persona))).isEmpty();
            assertThat(updates.read(of(persona))).isEmpty();
            assertThat(letters.read(record -> new String(record.value(), StandardCharsets.UTF_8).contains(persona)))
                    .isEmpty();
            assertThat(tables.rows(persona).values()).containsOnly(0);
            Awaitility.await().atMost(PATIENCE).until(() -> erased(EventType.VARIANT_POSTED) == before + 2);
            assertThat(erased(EventType.PERFORMANCE_UPDATE)).isEqualTo(countsBefore + 1);
        }
    }

    @Test
    void isTheSameErasureHoweverOftenItIsAskedFor() {
        String address = Erasures.begin(persona);

        assertThat(Erasures.begin(persona)).isEqualTo(address);
        Erasures.awaitDone(address);
        assertThat(Erasures.begin(persona)).isEqualTo(address);
        assertThat(RestAssured.get("/api/erasures").jsonPath().getList("erasures.persona_id", String.class))
                .containsOnlyOnce(persona);
    }

    @Test
    void saysWhatItDoesNotReach() {
        JsonPath erasure = Erasures.awaitDone(Erasures.begin(persona));

        assertThat(erasure.getList("not_reached.place", String.class))
                .containsAll(Topics.all())
                .contains("backups");
        assertThat(erasure.getList("not_reached.detail", String.class))
                .allSatisfy(detail -> assertThat(detail).isNotBlank());
    }

    @Test
    void storesThePersonaAgainOnceItIsAllowed() {
        String address = Erasures.erase(persona);
        Erasures.allow(address);

        assertThat(RestAssured.get(address).statusCode()).isEqualTo(404);
        assertThat(RestAssured.delete(address).statusCode()).isEqualTo(404);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            monitor.send(Events.post(persona, "v", VariantStatus.ACTIVE, Events.now()));
            assertThat(tables.rows(persona, "variants")).isOne();
        });
        assertThat(Erasures.erase(persona)).isNotEqualTo(address);
        assertThat(tables.rows(persona).values()).containsOnly(0);
    }

    @Test
    void erasesAPersonaOfAnyName() {
        String odd = "a/b ä%?#" + persona;
        monitor.send(Events.post(odd, "v", VariantStatus.ACTIVE, Events.now()));
        Awaitility.await().atMost(PATIENCE).until(() -> tables.rows(odd, "variants") == 1);

        JsonPath done = Erasures.awaitDone(Erasures.begin(odd));

        assertThat(done.getString("persona_id")).isEqualTo(odd);
        assertThat(tables.rows(odd).values()).containsOnly(0);
    }

    /** Something in every table. */
    private void fill(String filled) {
        Instant now = Events.now();
        monitor.send(Events.post(filled, "v", VariantStatus.ACTIVE, now));
        monitor.send(Events.counts(filled, "v", 100, 5, now));
        monitor.send(Events.counts(filled, "v", 50, 5, now.minus(Duration.ofDays(3)))); // for the hours
        monitor.send(Events.kill(filled, "killed", "too low", now));
        monitor.send(Events.fatigue(filled, "question", 0.8, now));
        monitor.send(Events.alert(filled, "title", now));
        monitor.send(EventType.EARLY_KILL, "{\"persona_id\":\"%s\"}".formatted(filled));
        gateway.postUntilTaken("performance-update", counts(filled), "Idempotency-Key", key());
    }

    private Map<String, Integer> awaitFilled(String filled) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tables.rows(filled))
                        .allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive())
                        .containsEntry("dashboard_events", 7));
        return tables.rows(filled);
    }

    private static String counts(String persona) {
        return "{\"persona_id\":\"%s\",\"variant_id\":\"g\",\"view_count\":10,\"interaction_count\":1}"
                .formatted(persona);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private double erased(EventType type) {
        return metrics.get("ingest.events")
                .tags("type", type.wireName(), "outcome", "erased")
                .counter()
                .count();
    }

    private static UUID id(ConsumerRecord<byte[], byte[]> record) {
        return PersonaErasure.fromJson(record.value()).erasureId();
    }

    private static Predicate<ConsumerRecord<byte[], byte[]>> of(String persona) {
        return record -> record.key() != null && new String(record.key(), StandardCharsets.UTF_8).equals(persona);
    }
}
