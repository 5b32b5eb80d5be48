package io.variantdash.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.kills.EarlyKillsToday;
import jakarta.ws.rs.core.EntityTag;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KeptSnapshotTest {

    private static final Duration MAX_AGE = Duration.ofSeconds(5);
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final FakeSource source = new FakeSource();
    private final SnapshotTimes times = new SnapshotTimes(() -> source.now, MAX_AGE, INTERVAL);
    private final KeptSnapshot kept = new KeptSnapshot(source, times);

    @Test
    void isReadOnceHoweverManyWait() {
        List<CompletableFuture<Snapshot>> waiting =
                List.of(kept.containing(times.now()), kept.containing(times.now()), recent());
        assertThat(waiting).noneMatch(CompletableFuture::isDone);

        source.runAll();

        assertThat(waiting).allMatch(CompletableFuture::isDone);
        assertThat(source.reads).isEqualTo(1);
    }

    @Test
    void isServedAsItIsWhileNothingIsAnnounced() {
        read();
        source.sleep(Duration.ofSeconds(3));

        assertThat(number(recent())).isEqualTo(1);
        assertThat(number(kept.containing(times.now()))).isEqualTo(1);
        assertThat(source.reads).isEqualTo(1);
    }

    @Test
    void isReadAheadOfItsEndSoThatNobodyWaits() {
        read();
        source.sleep(Duration.ofMillis(4100));

        assertThat(number(recent())).isEqualTo(1);
        source.runAll();

        assertThat(number(recent())).isEqualTo(2);
    }

    @Test
    void isNeverOlderThanItMayBe() {
        read();
        source.sleep(MAX_AGE);

        CompletableFuture<Snapshot> waiting = recent();
        assertThat(waiting).isNotDone();
        source.runAll();

        assertThat(number(waiting)).isEqualTo(2);
    }

    @Test
    void lacksWhatWasAnnouncedForAnIntervalAtMost() {
        read();
        source.sleep(Duration.ofMillis(300));
        kept.changed();

        source.sleep(Duration.ofMillis(249));
        assertThat(number(recent())).isEqualTo(1);
        source.sleep(Duration.ofMillis(1));
        CompletableFuture<Snapshot> waiting = recent();
        assertThat(waiting).isNotDone();
        source.runAll();

        assertThat(number(waiting)).isEqualTo(2);
    }

    @Test
    void isReadInTheBackgroundAsSoonAsSomethingWasAnnounced() {
        read();
        source.sleep(Duration.ofMillis(300));
        kept.changed();

        assertThat(number(recent())).isEqualTo(1);
        source.runAll();

        assertThat(number(recent())).isEqualTo(2);
        assertThat(source.reads).isEqualTo(2);
    }

    @Test
    void isNotReadAgainWithinTheInterval() {
        read();
        kept.changed();

        CompletableFuture<Snapshot> waiting = kept.containing(times.now());
        source.runDue();
        assertThat(waiting).isNotDone();
        source.sleep(INTERVAL);
        source.runDue();

        assertThat(number(waiting)).isEqualTo(2);
    }

    @Test
    void isReadAgainForWhoWantsWhatWasAnnouncedDuringTheReading() {
        source.duringRead = kept::changed;
        CompletableFuture<Snapshot> early = kept.containing(times.now());
        source.sleep(Duration.ofMillis(1));
        source.runDue();
        source.duringRead = () -> {};
        CompletableFuture<Snapshot> late = kept.containing(times.now());

        assertThat(number(early)).isEqualTo(1);
        assertThat(late).isNotDone();
        source.sleep(INTERVAL);
        source.runDue();

        assertThat(number(late)).isEqualTo(2);
    }

    @Test
    void isReadAgainOnceOtherParametersHold() {
        read();
        source.parametersVersion = 7;
        source.sleep(Duration.ofMillis(300));
        kept.learnt(0);
        assertThat(kept.containing(times.now())).isDone();

        kept.learnt(7);

        assertThat(kept.current(7)).isNull();
        CompletableFuture<Snapshot> waiting = kept.containing(times.now());
        assertThat(waiting).isNotDone();
        source.runAll();
        assertThat(number(waiting)).isEqualTo(2);
        kept.learnt(7);
        assertThat(kept.current(7)).isNotNull();
        assertThat(number(kept.containing(times.now()))).isEqualTo(2);
    }

    @Test
    void isCurrentUntilSomethingIsAnnouncedOrItIsOld() {
        assertThat(kept.current(0)).isNull();
        read();
        assertThat(kept.current(0)).isNotNull();
        source.sleep(MAX_AGE);
        assertThat(kept.current(0)).isNull();

        read();
        kept.changed();
        assertThat(kept.current(0)).isNull();
    }

    @Test
    void isMarkedAsStaleWhileTheDatabaseIsAwayAndReadAgainWhenItIsBack() {
        read();
        source.away = true;
        source.sleep(MAX_AGE);
        CompletableFuture<Snapshot> waiting = recent();
        source.runAll();

        assertThat(waiting.join().stale()).isTrue();
        assertThat(recent().join().stale()).isTrue();
        CompletableFuture<Snapshot> live = kept.containing(times.now());
        source.sleep(INTERVAL);
        source.runAll();
        assertThat(live).isCompletedExceptionally();

        source.away = false;
        source.sleep(INTERVAL);
        assertThat(recent().join().stale()).isTrue();
        source.runAll();
        assertThat(recent().join().stale()).isFalse();
    }

    @Test
    void failsWhereThereNeverWasOne() {
        source.away = true;
        CompletableFuture<Snapshot> waiting = recent();
        source.runAll();

        assertThat(waiting).isCompletedExceptionally();
    }

    private void read() {
        CompletableFuture<Snapshot> first = recent();
        source.runAll();
        assertThat(first).isDone();
    }

    private CompletableFuture<Snapshot> recent() {
        return kept.containingOrStale(times.now() - times.minInterval());
    }

    /** Which reading a snapshot is of. */
    private static long number(CompletableFuture<Snapshot> snapshot) {
        assertThat(snapshot).isDone();
        return snapshot.join().metrics().summary().totalVariants();
    }

    private static final class FakeSource implements SnapshotSource {

        private final List<Runnable> tasks = new ArrayList<>();
        private final List<Long> due = new ArrayList<>();
        private Runnable duringRead = () -> {};
        private long now = 1_000_000_000;
        private int reads;
        private boolean away;
        private long parametersVersion;

        void sleep(Duration duration) {
            now += duration.toNanos();
        }

        void runAll() {
            due.stream().max(Long::compare).ifPresent(last -> now = Math.max(now, last));
            runDue();
        }

        void runDue() {
            for (int i = tasks.size() - 1; i >= 0; i--) {
                if (due.get(i) <= now) {
                    due.remove(i);
                    tasks.remove(i).run();
                }
            }
        }

        @Override
        public Snapshot read() {
            if (away) {
                throw new IllegalStateException(new SQLTransientException("away"));
            }
            reads++;
            now++;
            duringRead.run();
            Metrics metrics = new Metrics(
                    new Summary(reads, 0, 0, 0, 0, 0, new Summary.Verdicts(0, 0, 0, 0), null, null),
                    List.of(),
                    List.of(),
                    new EarlyKillsToday(0, 0.0, "UTC"),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    parametersVersion,
                    Instant.EPOCH,
                    null);
            return new Snapshot(metrics, new EncodedSnapshot(new byte[0], new byte[0], new EntityTag("t")), false);
        }

        @Override
        public Snapshot stale(Snapshot old) {
            return new Snapshot(old.metrics(), old.encoded(), true);
        }

        @Override
        public void schedule(Runnable reading, long delay) {
            tasks.add(reading);
            due.add(now + delay);
        }

        @Override
        public void resized(KeptSnapshot resized) {}
    }
}
