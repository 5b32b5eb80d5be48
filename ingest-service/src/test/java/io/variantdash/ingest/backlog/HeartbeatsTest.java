package io.variantdash.ingest.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import io.variantdash.update.Heartbeat;
import io.variantdash.update.Heartbeat.PartitionProgress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** What a replica says of itself on {@code dashboard.updates}, whatever happens. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class HeartbeatsTest {

    private static final String TOPIC = EventType.PERFORMANCE_UPDATE.topic();

    @Test
    void nameEveryPartitionWhileNothingArrives() {
        try (TopicReader updates = new TopicReader(Topics.DASHBOARD_UPDATES)) {
            ConsumerRecord<byte[], byte[]> record = await(
                    updates,
                    1,
                    beat -> beat.partitions().stream()
                                    .map(PartitionProgress::topic)
                                    .distinct()
                                    .count()
                            == EventType.values().length);

            Heartbeat beat = Heartbeat.fromJson(record.value());
            assertThat(record.partition()).isEqualTo(Heartbeat.PARTITION);
            assertThat(record.key()).asString().isEqualTo(beat.replica()).isNotBlank();
            assertThat(TopicReader.header(record, Heartbeat.KIND_HEADER)).isEqualTo("heartbeat");
            assertThat(beat.partitions())
                    .extracting(PartitionProgress::topic)
                    .containsAll(Arrays.stream(EventType.values())
                            .map(EventType::topic)
                            .toList());
            assertThat(beat.partitions()).doesNotHaveDuplicates();
        }
    }

    @Test
    void goOnWithoutTheDatabaseAndTellSinceWhenRecordsWait() {
        try (Monitor monitor = new Monitor();
                TopicReader updates = new TopicReader(Topics.DASHBOARD_UPDATES)) {
            EmbeddedInfrastructure.postgres().crash();
            RecordMetadata sent = monitor.send(Events.counts(Events.persona(), "v", 1, 0, Events.now()));
            Instant since = Instant.ofEpochMilli(sent.timestamp());
            monitor.send(Events.counts(Events.persona(), "v", 2, 0, Events.now()));

            await(updates, 3, beat -> waiting(beat, sent.partition()).contains(since));

            EmbeddedInfrastructure.postgres().start();
            await(
                    updates,
                    1,
                    beat -> beat.at().isAfter(since)
                            && beat.partitions().contains(new PartitionProgress(TOPIC, sent.partition(), null)));
        }
    }

    @Test
    void comeBackWithTheBroker() {
        EmbeddedInfrastructure.kafka().stop();
        EmbeddedInfrastructure.kafka().start();

        try (TopicReader updates = new TopicReader(Topics.DASHBOARD_UPDATES)) {
            await(updates, 2, beat -> !beat.partitions().isEmpty());
        }
    }

    private static List<Instant> waiting(Heartbeat beat, int partition) {
        return beat.partitions().stream()
                .filter(progress -> progress.topic().equals(TOPIC) && progress.partition() == partition)
                .flatMap(progress -> Stream.ofNullable(progress.oldestWaitingAt()))
                .toList();
    }

    /** The last of so many heartbeats that are as wanted. */
    private static ConsumerRecord<byte[], byte[]> await(TopicReader updates, int count, Predicate<Heartbeat> wanted) {
        List<ConsumerRecord<byte[], byte[]>> found = updates.await(
                count,
                record -> record.headers().lastHeader(Heartbeat.KIND_HEADER) != null
                        && wanted.test(Heartbeat.fromJson(record.value())));
        return found.get(found.size() - 1);
    }
}
