package io.variantdash.ingest.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EventType;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a rebuild ends: before whatever the replicas have still to publish. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class GroupOffsetsTest {

    private static final TopicPartition KILLS = new TopicPartition(EventType.EARLY_KILL.topic(), 0);
    private static final TopicPartition FATIGUE = new TopicPartition(EventType.PATTERN_FATIGUE.topic(), 0);

    private final String group = "group-" + UUID.randomUUID();
    private final Map<String, Object> kafka = Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            EmbeddedInfrastructure.kafka().bootstrapServers());
    private final Admin admin = Admin.create(new HashMap<>(kafka));
    private final GroupOffsets offsets = new GroupOffsets(kafka, group);
    private long end;

    @BeforeEach
    void sendEvents() {
        try (Monitor monitor = new Monitor()) {
            monitor.send(Events.fatigue(Events.persona(), "question", 0.5, Events.now()));
            monitor.send(Events.kill(Events.persona(), "v", "slow", Events.now()));
            end = monitor.send(Events.kill(Events.persona(), "v", "slow", Events.now()))
                            .offset()
                    + 1;
        }
    }

    @AfterEach
    void close() {
        offsets.close();
        admin.close();
    }

    @Test
    void isTheEndOfTheTopicsForAGroupThatHasComeNowhere() throws Exception {
        assertThat(offsets.ends()).containsEntry(KILLS, end);

        offsets.goOnAt(Map.of(KILLS, end));

        assertThat(committed()).containsExactly(Map.entry(KILLS, end));
    }

    @Test
    void isWhereTheGroupWas() throws Exception {
        commit(KILLS, end - 1);

        Map<TopicPartition, Long> ends = offsets.ends();

        assertThat(ends).containsEntry(KILLS, end - 1).containsEntry(FATIGUE, 0L);
        offsets.goOnAt(ends);
        assertThat(committed()).containsEntry(KILLS, end - 1).containsEntry(FATIGUE, 0L);
    }

    @Test
    void isTheEndOfATopicThatWasMadeAnewAndIsShorterThanItWas() throws Exception {
        commit(KILLS, end + 1_000);

        Map<TopicPartition, Long> ends = offsets.ends();

        assertThat(ends).containsEntry(KILLS, end);
        offsets.goOnAt(ends);
        assertThat(committed()).containsEntry(KILLS, end);
    }

    private void commit(TopicPartition partition, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private Map<TopicPartition, Long> committed() throws Exception {
        Map<TopicPartition, Long> committed = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, reached) -> committed.put(partition, reached.offset()));
        return committed;
    }
}
