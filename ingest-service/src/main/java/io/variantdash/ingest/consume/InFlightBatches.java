package io.variantdash.ingest.consume;

import io.variantdash.event.field.RecordTime;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The polls that are being worked on, in the order of their polls, and where the finished ones end. A batch counts as
 * finished only after those before it. For the thread that polls alone.
 */
final class InFlightBatches {

    /**
     * A batch.
     *
     * @param end for each of its partitions, the offset up to which it read: after its last record, and after the markers of
     *     transactions and the aborted records that followed
     * @param bytes the size of its records in Kafka
     * @param firstMillis for each partition that it has records of, Kafka's timestamp of the first whose timestamp can be
     *     right, else of the first
     */
    private record Batch(
            Map<TopicPartition, OffsetAndMetadata> end,
            int records,
            long bytes,
            Map<TopicPartition, Long> firstMillis,
            CompletableFuture<Void> work) {}

    private final Deque<Batch> batches = new ArrayDeque<>();
    private final Map<TopicPartition, OffsetAndMetadata> finished = new HashMap<>();

    void add(ConsumerRecords<byte[], byte[]> records, CompletableFuture<Void> work) {
        Map<TopicPartition, Long> firstMillis = new HashMap<>();
        records.partitions().forEach(partition -> firstMillis.put(partition, firstMillis(records.records(partition))));
        long bytes = StreamSupport.stream(records.spliterator(), false)
                .mapToLong(record -> record.serializedKeySize() + record.serializedValueSize())
                .sum();
        batches.addLast(new Batch(new HashMap<>(records.nextOffsets()), records.count(), bytes, firstMillis, work));
    }

    /**
     * Takes note of a poll that brought no records. It may have passed some that concern no batch, markers of
     * transactions and what was aborted: the group must get behind these too, or it seems to lag for ever.
     */
    void pass(ConsumerRecords<byte[], byte[]> none) {
        if (!none.nextOffsets().isEmpty()) {
            add(none, CompletableFuture.completedFuture(null));
        }
    }

    long records() {
        return batches.stream().mapToLong(Batch::records).sum();
    }

    /** The size of all records in Kafka. */
    long bytes() {
        return batches.stream().mapToLong(Batch::bytes).sum();
    }

    /** Kafka's timestamp of the oldest record, if there is one that can be right. */
    OptionalLong oldestMillis() {
        return batches.stream()
                .flatMap(batch -> batch.firstMillis().values().stream())
                .mapToLong(Long::longValue)
                .filter(RecordTime::isPlausible)
                .min();
    }

    /** Kafka's timestamp of the first record of the partition, if there is one. */
    OptionalLong oldestMillis(TopicPartition partition) {
        return batches.stream()
                .filter(batch -> batch.firstMillis().containsKey(partition))
                .mapToLong(batch -> batch.firstMillis().get(partition))
                .findFirst();
    }

    /**
     * The offsets that may be committed and were not yet.
     *
     * @throws java.util.concurrent.CompletionException if the work on a batch failed
     */
    Map<TopicPartition, OffsetAndMetadata> finished() {
        while (!batches.isEmpty() && batches.getFirst().work().isDone()) {
            batches.getFirst().work().join();
            finished.putAll(batches.removeFirst().end());
        }
        return Map.copyOf(finished);
    }

    /** Forgets offsets that are committed, unless later ones followed meanwhile. */
    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach(finished::remove);
    }

    /** Leaves partitions to their next owner. Work on their records goes on and is harmless, but moves no offset. */
    void abandon(Collection<TopicPartition> partitions) {
        batches.forEach(batch -> {
            batch.end().keySet().removeAll(partitions);
            batch.firstMillis().keySet().removeAll(partitions);
        });
        finished.keySet().removeAll(partitions);
    }

    /** Completes when all work of now is done, or has failed. */
    CompletableFuture<Void> allDone() {
        return CompletableFuture.allOf(batches.stream().map(Batch::work).toArray(CompletableFuture[]::new));
    }

    private static long firstMillis(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .mapToLong(ConsumerRecord::timestamp)
                .filter(RecordTime::isPlausible)
                .findFirst()
                .orElse(records.get(0).timestamp());
    }
}
