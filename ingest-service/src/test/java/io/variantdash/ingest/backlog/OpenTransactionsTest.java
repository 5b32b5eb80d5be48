package io.variantdash.ingest.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.variantdash.ingest.backlog.PartitionEnds.End;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenTransactionsTest {

    private static final TopicPartition FIRST = new TopicPartition("topic", 0);
    private static final TopicPartition SECOND = new TopicPartition("topic", 1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private long nanos = Long.MAX_VALUE - 5; // it may overflow
    private final OpenTransactions transactions = new OpenTransactions(registry, () -> nanos);

    @Test
    void areToldWithTimeAndRecordsOnceTheStableOffsetStays() {
        observe(Map.of(FIRST, new End(10, 12)));
        assertThat(transactions.message()).isEmpty();

        pass(3);
        observe(Map.of(FIRST, new End(10, 15)));
        pass(4);

        assertThat(transactions.message())
                .hasValue("5 records wait behind an open transaction of another producer for 7 s (topic-0, offset 10)");
        assertThat(seconds()).isEqualTo(7);
        assertThat(registry.get("ingest.open.transaction.records").gauge().value())
                .isEqualTo(5);
    }

    @Test
    void areNotWhatArrivesBetweenTwoQuestions() {
        observe(Map.of(FIRST, new End(10, 12)));
        observe(Map.of(FIRST, new End(12, 14)));
        observe(Map.of(FIRST, new End(14, 16)));

        assertThat(transactions.message()).isEmpty();
        assertThat(seconds()).isZero();
    }

    @Test
    void areOverWhenEverythingIsStable() {
        observe(Map.of(FIRST, new End(10, 12)));
        observe(Map.of(FIRST, new End(10, 12)));
        observe(Map.of(FIRST, new End(13, 13)));

        assertThat(transactions.message()).isEmpty();
    }

    @Test
    void lastWhileKafkaDoesNotTellAndAreForgottenWithTheirPartition() {
        observe(Map.of(FIRST, new End(10, 12)));
        observe(Map.of(FIRST, new End(10, 12)));
        pass(60);
        observe(Map.of());
        assertThat(seconds()).isEqualTo(60);

        transactions.observe(List.of(SECOND), Map.of());
        assertThat(seconds()).isZero();
    }

    @Test
    void areNamedByTheOldest() {
        observe(Map.of(FIRST, new End(10, 12), SECOND, new End(7, 7)));
        pass(10);
        observe(Map.of(FIRST, new End(10, 12), SECOND, new End(7, 8)));
        pass(10);
        observe(Map.of(FIRST, new End(10, 12), SECOND, new End(7, 8)));

        assertThat(transactions.message())
                .hasValue(
                        "3 records wait behind an open transaction of another producer for 20 s (topic-0, offset 10)");
    }

    private void observe(Map<TopicPartition, End> ends) {
        transactions.observe(List.of(FIRST, SECOND), ends);
    }

    private void pass(int seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }

    private double seconds() {
        return registry.get("ingest.open.transaction").timeGauge().value(TimeUnit.SECONDS);
    }
}
