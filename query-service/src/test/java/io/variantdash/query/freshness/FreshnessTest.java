package io.variantdash.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.stream.Outage;
import io.variantdash.update.Heartbeat;
import io.variantdash.update.Heartbeat.PartitionProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");
    private static final String TOPIC = "monitor.early-kill";
    private static final Duration STALE_AFTER = Duration.ofSeconds(15);
    /** The clock of ingest-service, which is wrong by an hour. */
    private static final Duration ELSEWHERE = Duration.ofHours(1);

    private Duration passed = Duration.ZERO;
    private @Nullable Outage outage = new Outage("not found yet", START);
    private final Freshness freshness = new Freshness(
            () -> Optional.ofNullable(outage),
            STALE_AFTER,
            new Clock() {
                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return START.plus(passed);
                }
            },
            () -> passed.toNanos());

    @Test
    void waitsForTheFirstHeartbeatAsLongAsForAnyOther() {
        found();

        pass(14);
        assertThat(freshness.judge()).isEmpty();
        pass(1);

        assertThat(freshness.judge()).contains(new Staleness(START, "there is no sign of ingest-service"));
    }

    @Test
    void isFreshWhileHeartbeatsCome() {
        found();
        for (int i = 0; i < 20; i++) {
            pass(3);
            beat("a", idle(0), idle(1));
            assertThat(freshness.judge()).isEmpty();
        }
        assertThat(freshness.staleSeconds()).isZero();
    }

    @Test
    void isStaleFromTheLastHeartbeatOnUntilTheNext() {
        found();
        pass(3);
        beat("a", idle(0));

        pass(20);
        assertThat(freshness.judge())
                .contains(new Staleness(START.plusSeconds(3), "there is no sign of ingest-service"));
        assertThat(freshness.staleSeconds()).isEqualTo(20);
        beat("a", idle(0));

        assertThat(freshness.judge()).isEmpty();
    }

    @Test
    void isStaleWhereNobodyReadsOnePartition() {
        found();
        beat("a", idle(0));
        beat("b", idle(1));
        pass(15);
        beat("a", idle(0));

        assertThat(freshness.judge()).contains(new Staleness(START, "some events are read by no ingest-service"));
        beat("a", idle(0), idle(1));

        assertThat(freshness.judge()).isEmpty();
    }

    @Test
    void missesAPartitionOfTheTopicThatNoHeartbeatEverToldOf() {
        found();
        freshness.monitorTopic(TOPIC, 2);
        pass(15);
        beat("a", idle(0));

        assertThat(freshness.judge()).contains(new Staleness(START, "some events are read by no ingest-service"));
    }

    @Test
    void forgetsPartitionsThatAreGone() {
        found();
        beat("a", idle(0), idle(7));
        pass(15);
        beat("a", idle(0));

        freshness.monitorTopic(TOPIC, 1);

        assertThat(freshness.judge()).isEmpty();
    }

    @Test
    void measuresWaitingByTheClockOfTheSender() {
        found();
        pass(100);
        beat("a", waiting(0, 14));
        assertThat(freshness.judge()).isEmpty();

        beat("a", waiting(0, 60), waiting(1, 20));
        assertThat(freshness.judge()).contains(new Staleness(START.plusSeconds(40), "events wait to be stored"));

        beat("a", idle(0), idle(1));
        assertThat(freshness.judge()).isEmpty();
    }

    @Test
    void believesTheNewestHeartbeatWhoeverSentIt() {
        found();
        beat("a", waiting(0, 60), idle(1));
        beat("b", idle(0));
        assertThat(freshness.judge()).isEmpty();

        pass(10);
        beat("b", idle(0), idle(1));
        pass(10);

        assertThat(freshness.judge()).isEmpty();
    }

    @Test
    void learnsFromEarlierHeartbeatsWhatToExpectAndNothingElse() {
        found();
        freshness.heartbeat(heartbeat("a", waiting(0, 600), idle(1)), true);
        assertThat(freshness.judge()).isEmpty();

        pass(15);
        beat("b", idle(0));

        assertThat(freshness.judge()).contains(new Staleness(START, "some events are read by no ingest-service"));
    }

    @Test
    void isStaleWhileTheStreamIsAwayAndUntilHeartbeatsTellWhatHappenedMeanwhile() {
        found();
        beat("a", idle(0));
        outage = new Outage("Kafka does not answer", START.plusSeconds(1));
        pass(5);
        Staleness away = new Staleness(START.plusSeconds(1), "live updates cannot be read");
        assertThat(freshness.judge()).contains(away);

        outage = null;
        pass(1);
        assertThat(freshness.judge()).contains(away);
        beat("a", idle(0));

        assertThat(freshness.judge()).isEmpty();
    }

    @Test
    void keepsTheBeginningWhateverTheCauses() {
        outage = new Outage("Kafka does not answer", START);
        assertThat(freshness.judge()).contains(new Staleness(START, "live updates cannot be read"));

        found();
        pass(100);
        beat("a", waiting(0, 20));

        assertThat(freshness.judge()).contains(new Staleness(START, "events wait to be stored"));
    }

    private void found() {
        outage = null;
        freshness.restarted();
    }

    private void pass(long seconds) {
        passed = passed.plusSeconds(seconds);
    }

    private void beat(String replica, PartitionProgress... partitions) {
        freshness.heartbeat(heartbeat(replica, partitions), false);
    }

    private Heartbeat heartbeat(String replica, PartitionProgress... partitions) {
        return new Heartbeat(replica, sent(), Arrays.asList(partitions));
    }

    private PartitionProgress idle(int partition) {
        return new PartitionProgress(TOPIC, partition, null);
    }

    private PartitionProgress waiting(int partition, long seconds) {
        return new PartitionProgress(TOPIC, partition, sent().minusSeconds(seconds));
    }

    private Instant sent() {
        return START.plus(passed).plus(ELSEWHERE);
    }
}
