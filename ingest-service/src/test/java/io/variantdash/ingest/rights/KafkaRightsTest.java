package io.variantdash.ingest.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.VariantStatus;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.ingest.deadletter.Letters;
import io.variantdash.ingest.erasure.Erasures;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Gateway;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.SecuredInfrastructure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the rights of the manifests the service does all of its work, and has no others. */
@QuarkusTest
@WithTestResource(
        value = SecuredInfrastructure.class,
        initArgs = @ResourceArg(name = "user", value = KafkaRightsTest.SERVICE))
@TestMethodOrder(OrderAnnotation.class)
class KafkaRightsTest {

    static final String SERVICE = "ingest-service";
    private static final String MONITORS = "monitors";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final EventCodec CODEC = new EventCodec(Duration.ofDays(30));

    @Inject
    DataSource dataSource;

    private final String persona = Events.persona();

    /** First, as those that follow ask for what they may not have. */
    @Test
    @Order(1)
    void areEnoughForAllOfItsWork() {
        try (TopicReader updates = new TopicReader("dashboard.updates");
                TopicReader erasures = new TopicReader("dashboard.erasures");
                KafkaProducer<byte[], byte[]> monitor = producer(MONITORS, Map.of())) {
            // Every monitor's topic is consumed, stored and published.
            List<MonitorEvent> events = List.of(
                    Events.post(persona, "a", VariantStatus.ACTIVE, Events.now()),
                    Events.counts(persona, "a", 1_000, 20, Events.now()),
                    Events.kill(persona, "a", "slow", Events.now()),
                    Events.fatigue(persona, "question", 0.9, Events.now()),
                    Events.alert(persona, "title", Events.now()));
            events.forEach(event -> send(monitor, event.type(), CODEC.encode(event)));
            updates.await(events.size(), update -> isOf(persona, update.key()));
            assertThat(new Database(dataSource)
                            .rows("SELECT count(*) FROM dashboard_events WHERE persona_id = ?", persona))
                    .containsExactly(Integer.toString(events.size()));
            updates.await(1, update -> update.headers().lastHeader("kind") != null);

            // The gateway writes in transactions.
            var answer = new Gateway().postUntilTaken("early-kill", """
                            {"persona_id":"%s","variant_id":"b","reason":"r","final_engagement_rate":0.1,"sample_size":1}
                            """.formatted(persona), "Idempotency-Key", "one");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            updates.await(events.size() + 1, update -> isOf(persona, update.key()));

            // What is refused is written, read again, kept and replayed.
            RecordMetadata refused = send(monitor, EventType.EARLY_KILL, "{}".getBytes(StandardCharsets.UTF_8));
            String letter = "%s-%d-%d".formatted(refused.topic(), refused.partition(), refused.offset());
            Letters.await(letter);
            assertThat(Letters.replay("/" + letter + "/replay").statusCode()).isEqualTo(200);
            Letters.await(letter, kept -> kept.getString("replays[0].outcome") != null);

            // A persona is erased, and allowed again.
            String address = Erasures.erase(persona);
            erasures.await(1, record -> isOf(persona, record.key()));
            Erasures.allow(address);
            erasures.await(2, record -> isOf(persona, record.key()));
        }
        assertThat(SecuredInfrastructure.denied().of(SERVICE)).isEmpty();
        assertThat(SecuredInfrastructure.denied().of(MONITORS)).isEmpty();
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(strings = {"dashboard.updates", "dashboard.parameters"})
    void doNotReachWhatItDoesNotRead(String topic) {
        Map<String, String> own = Map.of("group.id", "variant-dash-ingest", "auto.offset.reset", "earliest");
        assertThatThrownBy(() -> read(SERVICE, topic, own)).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    @Order(2)
    void doNotReachWhatIsForOthers() {
        assertThatThrownBy(() -> write(SERVICE, "dashboard.parameters", Map.of()))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> read(SERVICE, "monitor.early-kill", Map.of("group.id", "variant-dash-engine")))
                .isInstanceOf(GroupAuthorizationException.class);
        try (KafkaProducer<byte[], byte[]> engine =
                producer(SERVICE, Map.of("transactional.id", "variant-dash-engine-0"))) {
            assertThatThrownBy(engine::initTransactions).isInstanceOf(TransactionalIdAuthorizationException.class);
        }
        try (Admin admin = Admin.create(settings(SERVICE))) {
            assertThatThrownBy(() -> admin.createTopics(List.of(new NewTopic("monitor.new", 1, (short) 1)))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> admin.deleteTopics(List.of("monitor.early-kill"))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(strings = {"dashboard.updates", "dashboard.erasures", "monitor.dead-letter"})
    void keepMonitorsFromWhatOnlyTheServiceWrites(String topic) {
        assertThatThrownBy(() -> write(MONITORS, topic, Map.of())).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    @Order(2)
    void areForWhoProvesToBeTheService() {
        Map<String, Object> forged = new HashMap<>(SecuredInfrastructure.kafka().settings(SERVICE, "a-guess"));
        try (Admin admin = Admin.create(forged)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    private static boolean isOf(String persona, byte[] key) {
        return key != null && new String(key, StandardCharsets.UTF_8).equals(persona);
    }

    private static RecordMetadata send(KafkaProducer<byte[], byte[]> producer, EventType type, byte[] value) {
        try {
            return producer.send(new ProducerRecord<>(type.topic(), value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(String user, String topic, Map<String, String> further) throws Throwable {
        try (KafkaProducer<byte[], byte[]> producer = producer(user, further)) {
            var unused = producer.send(new ProducerRecord<>(topic, new byte[0])).get();
        } catch (ExecutionException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private static void read(String user, String topic, Map<String, String> further) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(with(user, further), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !consumer.poll(Duration.ofMillis(100)).isEmpty());
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(String user, Map<String, String> further) {
        return new KafkaProducer<>(with(user, further), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> with(String user, Map<String, String> further) {
        Map<String, Object> all = settings(user);
        all.putAll(further);
        return all;
    }

    private static Map<String, Object> settings(String user) {
        return new HashMap<>(SecuredInfrastructure.kafka().settings(user));
    }
}
