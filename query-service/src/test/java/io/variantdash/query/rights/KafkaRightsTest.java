package io.variantdash.query.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.variantdash.query.engine.PublishedAlerts;
import io.variantdash.query.optimization.learning.LearntParameters;
import io.variantdash.query.testing.KafkaThatAsks;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.Updates;
import io.variantdash.testservers.SecuredInfrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the rights of the manifests the service does all of its work, and has no others. */
@QuarkusTest
@TestProfile(KafkaRightsTest.WithEngine.class)
@WithTestResource(KafkaThatAsks.class)
@TestMethodOrder(OrderAnnotation.class)
class KafkaRightsTest {

    private static final Duration FOREVER = Duration.ofMinutes(2);
    private static final String INGEST = "variant-dash-ingest";

    /** The names of groups are those of the manifests. */
    public static final class WithEngine implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "dashboard.engine.enabled", "true",
                    "dashboard.engine.refit-interval", "1S",
                    "dashboard.decisions.learn-from-all-personas", "true");
        }
    }

    @Inject
    LearntParameters parameters;

    private final Rows rows = Rows.ofNewPersona();

    /** First, as those that follow ask for what they may not have. */
    @Test
    @Order(1)
    void areEnoughForAllOfItsWork() {
        await().atMost(FOREVER).until(() -> given().get("/q/health/ready").statusCode() == 200);
        Instant recently = Instant.now().minus(Duration.ofHours(2));
        for (int i = 0; i < 30; i++) {
            rows.variant("v" + i, "completed", recently, 0.04 + 0.001 * i)
                    .counts("v" + i, 1000, Math.round(0.9 * (40 + i)) + (i % 5) * 3L);
        }
        rows.variant("bad", "active", recently, 0.06).counts("bad", 1000, 20);
        try (Updates updates = new Updates();
                PublishedAlerts alerts = new PublishedAlerts();
                LiveClient client = LiveClient.connect(rows.persona())) {
            // Updates are read and handed on.
            client.next("initial_data");
            updates.publish(Updates.performance(rows.persona(), "bad", 1000, 20));
            client.nextAfterOutage("variant_update");

            // The engine shares personas in its group, learns, and publishes alerts, in transactions.
            alerts.storeAll(INGEST);
            await().atMost(FOREVER).until(() -> {
                updates.publish(Updates.performance(rows.persona(), "bad", 1000, 20));
                return !alerts.of(rows.persona()).isEmpty() && parameters.of(rows.persona()) != null;
            });
        }
        assertThat(SecuredInfrastructure.denied().of(KafkaThatAsks.SERVICE)).isEmpty();
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(strings = {"dashboard.updates", "dashboard.erasures", "monitor.early-kill", "monitor.dead-letter"})
    void doNotWriteWhatIsForOthers(String topic) {
        assertThatThrownBy(() -> write(topic)).isInstanceOf(TopicAuthorizationException.class);
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(
            strings = {
                "monitor.performance-update",
                "monitor.optimization-alert",
                "monitor.dead-letter",
                "dashboard.erasures"
            })
    void doNotReadWhatIsForIngestion(String topic) {
        assertThatThrownBy(() -> read(topic, "variant-dash-engine")).isInstanceOf(TopicAuthorizationException.class);
    }

    /** Whose offsets it could set back otherwise. */
    @Test
    @Order(2)
    void doNotReachTheGroupOfIngestion() {
        assertThatThrownBy(() -> read("dashboard.updates", INGEST)).isInstanceOf(GroupAuthorizationException.class);
    }

    private static void write(String topic) throws Throwable {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = producer.send(new ProducerRecord<>(topic, new byte[0])).get();
        } catch (ExecutionException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private static void read(String topic, String group) {
        Map<String, Object> settings = settings();
        settings.put("group.id", group);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(FOREVER)
                    .until(() -> !consumer.poll(Duration.ofMillis(100)).isEmpty());
        }
    }

    private static Map<String, Object> settings() {
        return new HashMap<>(SecuredInfrastructure.kafka().settings(KafkaThatAsks.SERVICE));
    }
}
