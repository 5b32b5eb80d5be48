package io.variantdash.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.event.EventType;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Gateway;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In the cluster the brokers give records their own time. The identity of the answer must not depend on it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class LogAppendTimeTest {

    private static final EventType TYPE = EventType.OPTIMIZATION_ALERT;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void letBrokersGiveTheTime() throws InterruptedException, ExecutionException {
        timestamps("LogAppendTime");
    }

    @AfterEach
    void letProducersGiveTheTime() throws InterruptedException, ExecutionException {
        timestamps("CreateTime"); // other classes use the topic as well
    }

    @Test
    void changesNoIdentity() {
        String persona = Events.persona();
        String alert =
                "{\"persona_id\":\"%s\",\"type\":\"t\",\"priority\":\"low\",\"title\":\"x\",\"description\":\"y\"}"
                        .formatted(persona);

        List<String> identities = JsonPath.from(new Gateway()
                        .postUntilTaken("optimization-alert", alert)
                        .body())
                .getList("identities");

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(new Database(dataSource)
                                .rows("SELECT identity FROM dashboard_events WHERE persona_id = ?", persona))
                        .containsExactlyElementsOf(identities));
    }

    private static void timestamps(String kind) throws InterruptedException, ExecutionException {
        String brokers = EmbeddedInfrastructure.kafka().bootstrapServers();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
            ConfigEntry entry = new ConfigEntry("message.timestamp.type", kind);
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, TYPE.topic()),
                            List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
