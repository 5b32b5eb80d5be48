package io.variantdash.ingest.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stays of an erased persona is said with the time at which it is gone, as far as anybody knows. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class UnreachedPlacesTest {

    private static final Instant REQUESTED = Instant.parse("2026-01-31T10:00:00Z");
    private static final Instant FINISHED = REQUESTED.plusSeconds(5);
    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", EmbeddedInfrastructure.kafka().bootstrapServers());

    @Inject
    IngestConfiguration configuration;

    @Test
    void kafkaSaysHowLongItKeepsRecords() throws InterruptedException, ExecutionException {
        String topic = Topics.DASHBOARD_UPDATES;
        alter(topic, OpType.SET);
        try {
            assertThat(until(topic, FINISHED, KAFKA))
                    .isEqualTo(REQUESTED
                            .plus(Duration.ofDays(1))
                            .plus(Duration.ofHours(2))
                            .plus(Duration.ofMinutes(6)));
        } finally {
            alter(topic, OpType.DELETE);
        }
    }

    @Test
    void nobodyKnowsWhenWhatIsKeptForEverIsGone() {
        // Brokers of tests bound the bytes, not the time.
        assertThat(Arrays.stream(EventType.values()))
                .allSatisfy(
                        type -> assertThat(until(type.topic(), FINISHED, KAFKA)).isNull());
        assertThat(until(Topics.ERASURES, FINISHED, KAFKA)).isNull();
    }

    @Test
    void aBrokerThatDoesNotAnswerHoldsNobodyUp() {
        assertThat(until(Topics.DEAD_LETTER, FINISHED, Map.of("bootstrap.servers", "named-by-no-test.invalid:9")))
                .isNull();
    }

    @Test
    void backupsAreGoneAfterTheirRetention() {
        assertThat(until("backups", FINISHED, KAFKA)).isEqualTo(FINISHED.plus(Duration.ofDays(30)));
        assertThat(until("backups", null, KAFKA)).isNull();
    }

    private @Nullable Instant until(String place, @Nullable Instant finished, Map<String, Object> kafka) {
        Erasure erasure =
                new Erasure(UUID.randomUUID(), "ava", REQUESTED, Erasure.State.DELETING, true, "{}", 0, finished);
        return new UnreachedPlaces(new TopicRetention(kafka), configuration)
                .of(erasure).stream()
                        .filter(unreached -> unreached.place().equals(place))
                        .findAny()
                        .orElseThrow()
                        .until();
    }

    private static void alter(String topic, OpType how) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(KAFKA)) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(
                                    new AlterConfigOp(new ConfigEntry("retention.ms", "86400000"), how),
                                    new AlterConfigOp(new ConfigEntry("segment.ms", "7200000"), how))))
                    .all()
                    .get();
        }
    }
}
