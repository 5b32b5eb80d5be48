package io.variantdash.ingest.consume;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.ingest.access.Issuer;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.OwnGroup;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import io.variantdash.update.Heartbeat;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * A replica that is told to end says so, finishes its work and gives its partitions away at once. The service does not come
 * back from this: by its name the test comes behind the others of its profile.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
@WithTestResource(Issuer.class)
@TestProfile(OwnGroup.class)
class OrderlyEndTest {

    @Inject
    EventConsumer consumer;

    @Inject
    DataSource dataSource;

    @Test
    void isNotReadyFinishesItsWorkAndLeavesTheGroup() throws InterruptedException, ExecutionException {
        String persona = Events.persona();
        RecordMetadata last;
        try (Monitor monitor = new Monitor()) {
            last = monitor.send(Events.counts(persona, "variant", 1, 0, Events.now()));
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(new Database(dataSource)
                                .rows("SELECT variant_id FROM variant_monitoring WHERE persona_id = ?", persona))
                        .containsExactly("variant"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));

        consumer.stop(new ShutdownDelayInitiatedEvent());

        assertThat(get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        assertThatNoHeartbeatFollows();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                EmbeddedInfrastructure.kafka().bootstrapServers()))) {
            assertThat(admin.describeConsumerGroups(List.of(OwnGroup.GROUP))
                            .all()
                            .get())
                    .hasEntrySatisfying(
                            OwnGroup.GROUP, group -> assertThat(group.members()).isEmpty());
            TopicPartition read = new TopicPartition(EventType.PERFORMANCE_UPDATE.topic(), last.partition());
            assertThat(admin.listConsumerGroupOffsets(OwnGroup.GROUP)
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .hasEntrySatisfying(
                            read, offset -> assertThat(offset.offset()).isEqualTo(last.offset() + 1));
        }
    }

    /** A replica that reads nothing must not be taken for one that does. */
    private static void assertThatNoHeartbeatFollows() {
        try (TopicReader updates = new TopicReader(Topics.DASHBOARD_UPDATES)) {
            Awaitility.await()
                    .during(Duration.ofMillis(1_500))
                    .until(() -> updates.read(record -> record.headers().lastHeader(Heartbeat.KIND_HEADER) != null)
                                    .size()
                            <= 1); // one may have been on its way
        }
    }
}
