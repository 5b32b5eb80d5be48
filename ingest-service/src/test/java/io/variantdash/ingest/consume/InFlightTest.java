package io.variantdash.ingest.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final TopicPartition FIRST = new TopicPartition("topic", 0);
    private static final TopicPartition SECOND = new TopicPartition("topic", 1);

    private final InFlight inFlight = new InFlight();

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
        inFlight.add(records(FIRST, 10), new CompletableFuture<>());
        inFlight.add(records(SECOND, 5), new CompletableFuture<>());

        assertThat(inFlight.records()).isEqualTo(2);
        assertThat(inFlight.oldestMillis()).hasValue(ConsumerRecord.NO_TIMESTAMP);
    }

    /** One record, which is the last before an offset. */
    private static ConsumerRecords<byte[], byte[]> records(TopicPartition partition, long end) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(partition.topic(), partition.partition(), end - 1, new byte[0], new byte[0]);
        return new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of(partition, end(end)));
    }

    private static OffsetAndMetadata end(long offset) {
        return new OffsetAndMetadata(offset);
    }
}
