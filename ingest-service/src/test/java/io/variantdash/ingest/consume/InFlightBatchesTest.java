package io.variantdash.ingest.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InFlightBatchesTest {

    private static final TopicPartition FIRST = new TopicPartition("topic", 0);
    private static final TopicPartition SECOND = new TopicPartition("topic", 1);

    private static final long NOW = 1_769_853_600_123L;

    private final InFlightBatches inFlight = new InFlightBatches();

    @Test
    void finishesABatchOnlyAfterThoseBeforeIt() {
        CompletableFuture<Void> before = new CompletableFuture<>();
        inFlight.add(records(FIRST, 10), before);
        inFlight.add(records(FIRST, 20), CompletableFuture.completedFuture(null));
        assertThat(inFlight.finished()).isEmpty();
        assertThat(inFlight.records()).isEqualTo(2);

        before.complete(null);

        assertThat(inFlight.finished()).isEqualTo(Map.of(FIRST, end(20)));
        assertThat(inFlight.records()).isZero();
    }

    @Test
    void keepsOffsetsUntilTheyAreCommitted() {
        inFlight.add(records(FIRST, 10), CompletableFuture.completedFuture(null));
        Map<TopicPartition, OffsetAndMetadata> offsets = inFlight.finished();
        assertThat(inFlight.finished()).isEqualTo(offsets);

        inFlight.committed(offsets);

        assertThat(inFlight.finished()).isEmpty();
    }

    @Test
    void keepsOffsetsThatFollowedWhileOthersWereCommitted() {
        inFlight.add(records(FIRST, 10), CompletableFuture.completedFuture(null));
        Map<TopicPartition, OffsetAndMetadata> offsets = inFlight.finished();
        inFlight.add(records(FIRST, 20), CompletableFuture.completedFuture(null));
        inFlight.finished();

        inFlight.committed(offsets);

        assertThat(inFlight.finished()).isEqualTo(Map.of(FIRST, end(20)));
    }

    @Test
    void leavesAbandonedPartitionsAlone() {
        CompletableFuture<Void> work = new CompletableFuture<>();
        inFlight.add(records(FIRST, 10), CompletableFuture.completedFuture(null));
        inFlight.add(records(SECOND, 5), work);
        inFlight.add(records(FIRST, 20), work);

        inFlight.abandon(List.of(FIRST));
        work.complete(null);

        assertThat(inFlight.finished()).isEqualTo(Map.of(SECOND, end(5)));
    }

    @Test
    void tellsOfWorkThatFailed() {
        inFlight.add(records(FIRST, 10), CompletableFuture.failedFuture(new IllegalStateException("unforeseen")));

        assertThatThrownBy(inFlight::finished)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("unforeseen");
    }

    @Test
    void knowsHowMuchIsUnfinishedAndSinceWhen() {
        inFlight.add(records(FIRST, 10, NOW), new CompletableFuture<>());
        inFlight.add(records(SECOND, 5, NOW - 1), new CompletableFuture<>());

        assertThat(inFlight.records()).isEqualTo(2);
        assertThat(inFlight.oldestMillis()).hasValue(NOW - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {ConsumerRecord.NO_TIMESTAMP, NOW / 1_000, NOW * 1_000, Long.MIN_VALUE, Long.MAX_VALUE})
    void isOfNoAgeByTimestampsThatCannotBeRight(long timestamp) {
        inFlight.add(records(FIRST, 10, timestamp), new CompletableFuture<>());
        assertThat(inFlight.oldestMillis()).isEmpty();

        inFlight.add(records(FIRST, 20, timestamp, NOW), new CompletableFuture<>());
        assertThat(inFlight.oldestMillis()).hasValue(NOW);
    }

    @Test
    void getsBehindWhatPollsPassWithoutRecords() {
        CompletableFuture<Void> work = new CompletableFuture<>();
        inFlight.add(records(FIRST, 10), work);
        inFlight.pass(new ConsumerRecords<>(Map.of(), Map.of(FIRST, end(12))));
        inFlight.pass(new ConsumerRecords<>(Map.of(), Map.of()));
        assertThat(inFlight.finished()).isEmpty();

        work.complete(null);

        assertThat(inFlight.finished()).isEqualTo(Map.of(FIRST, end(12)));
        assertThat(inFlight.records()).isZero();
    }

    @Test
    void knowsTheOldestOfEachPartition() {
        inFlight.add(records(FIRST, 10), new CompletableFuture<>());
        assertThat(inFlight.oldestMillis(FIRST)).hasValue(NOW);
        assertThat(inFlight.oldestMillis(SECOND)).isEmpty();

        inFlight.abandon(List.of(FIRST));

        assertThat(inFlight.oldestMillis(FIRST)).isEmpty();
    }

    /** The last records before an offset, one for each timestamp; one if none is given. */
    private static ConsumerRecords<byte[], byte[]> records(TopicPartition partition, long end, long... timestamps) {
        List<ConsumerRecord<byte[], byte[]>> records = LongStream.of(
                        timestamps.length == 0 ? new long[] {NOW} : timestamps)
                .mapToObj(timestamp -> record(partition, end - 1, timestamp))
                .toList();
        return new ConsumerRecords<>(Map.of(partition, records), Map.of(partition, end(end)));
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, long timestamp) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }

    private static OffsetAndMetadata end(long offset) {
        return new OffsetAndMetadata(offset);
    }
}
