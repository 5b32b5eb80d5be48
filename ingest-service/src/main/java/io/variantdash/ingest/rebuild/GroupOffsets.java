package io.variantdash.ingest.rebuild;

import io.variantdash.event.EventType;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** How far the replicas have come with the topics of the monitors, and where these end. */
final class GroupOffsets implements AutoCloseable {

    /** A replica that crashed is a member for so long. */
    private static final Duration MEMBERS_LEAVE = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final String group;

    GroupOffsets(Map<String, Object> kafka, String group) {
        this.admin = Admin.create(new HashMap<>(kafka));
        this.group = group;
    }

    /**
     * Returns when no replica reads any more.
     *
     * @throws RebuildRefused if some go on
     */
    void awaitNoMembers() throws InterruptedException {
        long deadline = System.nanoTime() + MEMBERS_LEAVE.toNanos();
        int members;
        while ((members = members()) > 0) {
            if (System.nanoTime() > deadline) {
                throw new RebuildRefused(
                        "%d replicas of ingest-service read as the group %s. Stop them first: what they store would be published, and count as rebuilt."
                                .formatted(members, group));
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /**
     * Where a rebuild has to end in each partition. Up to there the replicas have published what they stored; the rest they
     * store and publish when they run again. A group that has come nowhere, or whose offsets Kafka has forgotten, leaves all that
     * there is to the rebuild.
     */
    Map<TopicPartition, Long> ends() throws InterruptedException {
        Set<TopicPartition> partitions = partitions();
        Map<TopicPartition, Long> firsts = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> lasts = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, OffsetAndMetadata> committed = committedWithin(lasts);
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata reached = committed.get(partition);
            Map<TopicPartition, Long> otherwise = committed.isEmpty() ? lasts : firsts;
            ends.put(
                    partition,
                    reached == null
                            ? Objects.requireNonNull(otherwise.get(partition))
                            : Long.valueOf(reached.offset()));
        }
        return ends;
    }

    /** Has the replicas go on there, unless they know already where they were. */
    void goOnAt(Map<TopicPartition, Long> ends) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> unknown = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> committed = committedWithin(offsets(ends.keySet(), OffsetSpec.latest()));
        ends.forEach((partition, end) -> {
            OffsetAndMetadata reached = committed.get(partition);
            if (reached == null || reached.offset() < end) {
                unknown.put(partition, new OffsetAndMetadata(end));
            }
        });
        if (!unknown.isEmpty()) {
            answer(admin.alterConsumerGroupOffsets(group, unknown).all());
        }
    }

    /** Forgets how far a rebuild had come. */
    void forget(String finishedGroup) throws InterruptedException {
        try {
            answer(admin.deleteConsumerGroups(List.of(finishedGroup)).all());
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private int members() throws InterruptedException {
        try {
            return answer(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                    .mapToInt(description -> description.members().size())
                    .sum();
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    /** Without those that are further than their topic is, which was made anew since. */
    private Map<TopicPartition, OffsetAndMetadata> committedWithin(Map<TopicPartition, Long> lasts)
            throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
        answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, reached) -> {
                    Long last = lasts.get(partition);
                    if (reached != null && last != null && reached.offset() <= last) {
                        committed.put(partition, reached);
                    }
                });
        return committed;
    }

    private Set<TopicPartition> partitions() throws InterruptedException {
        List<String> topics =
                Arrays.stream(EventType.values()).map(EventType::topic).toList();
        return answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    /** Up to the first open transaction, behind which nothing can be read yet. */
    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private static <T> T answer(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not say: " + e.getCause(), e.getCause());
        }
    }
}
