package io.variantdash.ingest.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.ingest.backlog.PartitionEnds.End;
import io.variantdash.ingest.consume.ReadPartitions.Progress;
import io.variantdash.update.Heartbeat.PartitionProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OldestWaitingTest {

    private static final TopicPartition PARTITION = new TopicPartition("topic", 3);
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    private final List<Long> lookedUp = new ArrayList<>();
    private Optional<Instant> recordTime = Optional.of(NOW.minusSeconds(60));
    private final OldestWaiting waiting = new OldestWaiting((partition, offset) -> {
        lookedUp.add(offset);
        return recordTime;
    });

    @Test
    void isNothingWithoutPartitionsOrRecords() {
        assertThat(waiting.look(Map.of(), Map.of(), NOW)).isEmpty();
        assertThat(look(read(10), end(10), NOW)).isNull();
        assertThat(look(read(10), end(10), NOW)).isNull();
    }

    @Test
    void isTheFirstRecordUnderWay() {
        Instant first = NOW.minusSeconds(20);

        assertThat(look(new Progress(OptionalLong.of(10), OptionalLong.of(first.toEpochMilli())), end(10), NOW))
                .isEqualTo(first);
    }

    @Test
    void isWhatWasWrittenBeforeTheLastLookAndNotReadSince() {
        assertThat(look(read(10), end(15), NOW)).isNull();
        assertThat(look(read(15), end(20), NOW)).isNull();

        assertThat(look(read(17), end(20), NOW)).isEqualTo(NOW.minusSeconds(60));
        assertThat(look(read(17), end(25), NOW)).isEqualTo(NOW.minusSeconds(60));

        assertThat(lookedUp).containsExactly(17L);
        assertThat(waiting.hasUnread()).isTrue();
        assertThat(look(read(25), end(25), NOW)).isNull();
        assertThat(waiting.hasUnread()).isFalse();
    }

    @Test
    void staysKnownWhileKafkaDoesNotTellTheEnds() {
        look(read(10), end(15), NOW);

        assertThat(look(read(10), Map.of(), NOW)).isEqualTo(NOW.minusSeconds(60));
        assertThat(look(read(10), Map.of(), NOW)).isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    void waitsSinceItWasNoticedWhereTheRecordsTimeCannotBeOrIsUnknown() {
        Progress inSeconds = new Progress(OptionalLong.of(10), OptionalLong.of(NOW.getEpochSecond()));
        assertThat(look(inSeconds, end(10), NOW)).isEqualTo(NOW);
        assertThat(look(inSeconds, end(10), NOW.plusSeconds(3))).isEqualTo(NOW);

        recordTime = Optional.empty();
        look(read(10), end(15), NOW);
        assertThat(look(read(10), end(15), NOW.plusSeconds(3))).isEqualTo(NOW.plusSeconds(3));
        assertThat(look(read(10), end(15), NOW.plusSeconds(6))).isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    void forgetsPartitionsThatOthersRead() {
        look(read(10), end(15), NOW);
        waiting.look(Map.of(), Map.of(), NOW);

        assertThat(look(read(10), end(15), NOW)).isNull();
    }

    private @Nullable Instant look(Progress progress, Map<TopicPartition, End> ends, Instant now) {
        List<PartitionProgress> found = waiting.look(Map.of(PARTITION, progress), ends, now);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).topic()).isEqualTo("topic");
        assertThat(found.get(0).partition()).isEqualTo(3);
        return found.get(0).oldestWaitingAt();
    }

    private static Progress read(long position) {
        return new Progress(OptionalLong.of(position), OptionalLong.empty());
    }

    private static Map<TopicPartition, End> end(long written) {
        return Map.of(PARTITION, new End(written, written));
    }
}
