package io.variantdash.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.freshness.Staleness;
import io.variantdash.query.request.PersonaId;
import io.variantdash.query.stream.Epoch;
import io.variantdash.query.stream.Position;
import io.variantdash.query.trace.FrameTrace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class ViewerTest {

    private static final Position POSITION = new Position(new Epoch(new Uuid(1, 2), 1), 0, 1);
    private static final Patience PATIENCE = new Patience(Duration.ofDays(1), Duration.ofDays(1));

    private final FakeWire wire = new FakeWire();
    private final Traffic traffic = new Traffic();
    private final Deque<CompletableFuture<LoadedSnapshot>> loads = new ArrayDeque<>();
    private final Viewer viewer = new Viewer(
            new PersonaId("ava"),
            wire,
            new Viewer.Sources(
                    persona -> {
                        loads.add(new CompletableFuture<>());
                        return loads.getLast();
                    },
                    new OutboxLimits(1000, Duration.ofDays(1)),
                    traffic,
                    Runnable::run),
            System.nanoTime());

    @Test
    void sendsTheSnapshotFirstAndThenWhatItDoesNotContain() {
        viewer.refresh();
        offer(4);
        offer(5);
        offer(6);

        snapshot(5, "snapshot");
        offer(7);

        assertThat(wire.sent).containsExactly("snapshot", "update 6", "update 7");
    }

    @Test
    void holdsUpdatesBackWhileARefreshIsRead() {
        viewer.refresh();
        snapshot(5, "first");
        offer(6);
        viewer.refresh();
        offer(7);
        offer(8);

        snapshot(7, "second");

        assertThat(wire.sent).containsExactly("first", "update 6", "second", "update 8");
    }

    @Test
    void sendsAnotherSnapshotForAWishThatCameWhileOneWasRead() {
        viewer.refresh();
        viewer.refresh();
        snapshot(5, "first");
        offer(6);

        snapshot(6, "second");

        assertThat(wire.sent).containsExactly("first", "second");
        assertThat(loads).isEmpty();
    }

    @Test
    void neverSendsAPositionTwice() {
        viewer.refresh();
        snapshot(5, "snapshot");

        offer(6);
        offer(6);
        offer(5);
        offer(7);

        assertThat(wire.sent).containsExactly("snapshot", "update 6", "update 7");
    }

    @Test
    void readsAnewWhenTheStreamBeginsAnew() {
        viewer.refresh();
        snapshot(500, "old");

        viewer.restart();
        offer(0);
        snapshot(-1, "new");

        assertThat(wire.sent).containsExactly("old", "new", "update 0");
    }

    @Test
    void dropsASnapshotAndUpdatesOfTheStreamThatEndedMeanwhile() {
        viewer.refresh();
        offer(501);
        viewer.restart();
        offer(0);

        snapshot(500, "old");
        snapshot(-1, "new");

        assertThat(wire.sent).containsExactly("new", "update 0");
    }

    @Test
    void closesWithAWordWhereThereIsNoSnapshot() {
        viewer.refresh();

        loads.remove().complete(new LoadedSnapshot.Failed("no database"));

        assertThat(wire.sent).containsExactly("{\"type\":\"error\",\"message\":\"no database\"}");
        assertThat(wire.closed).isEqualTo(CloseReason.NO_SNAPSHOT);
    }

    @Test
    void sendsOneFrameAtATimeAndClosesAClientThatFallsTooFarBehind() {
        wire.stalled = true;
        viewer.refresh();
        snapshot(0, "snapshot");

        for (int i = 1; i <= 200; i++) {
            offer(i);
        }

        assertThat(wire.sent).containsExactly("snapshot");
        assertThat(wire.closed).isEqualTo(CloseReason.SLOW);
    }

    @Test
    void closesAClientWhoseSnapshotTakesTooLongForWhatArrivesMeanwhile() {
        viewer.refresh();

        for (int i = 1; i <= 200; i++) {
            offer(i);
        }
        snapshot(0, "snapshot");

        assertThat(wire.sent).isEmpty();
        assertThat(wire.closed).isEqualTo(CloseReason.SLOW);
    }

    @Test
    void saysNothingAfterTheEnd() {
        viewer.refresh();
        viewer.close(CloseReason.GOING_AWAY);

        snapshot(0, "snapshot");
        offer(1);
        viewer.reply(Replies.FRESH);
        viewer.refresh();
        viewer.restart();

        assertThat(wire.sent).isEmpty();
        assertThat(loads).isEmpty();
    }

    @Test
    void closesSilentClientsOnly() {
        viewer.check(System.nanoTime(), PATIENCE);
        assertThat(wire.closed).isNull();

        viewer.check(System.nanoTime(), new Patience(Duration.ofNanos(-1), Duration.ofDays(1)));
        assertThat(wire.closed).isEqualTo(CloseReason.SILENT);
    }

    @Test
    void closesClientsThatTakeNothingForTooLong() {
        viewer.refresh();
        wire.stalled = true;
        snapshot(0, "snapshot");

        viewer.check(System.nanoTime() + Duration.ofHours(23).toNanos(), PATIENCE);
        assertThat(wire.closed).isNull();

        viewer.heard();
        viewer.check(
                System.nanoTime() + Duration.ofHours(25).toNanos(), new Patience(Duration.ofDays(2), Duration.ZERO));
        assertThat(wire.closed).isEqualTo(CloseReason.SLOW);
    }

    /** On a slow network a large snapshot takes longer than anything may wait, and pings wait behind it. */
    @Test
    void keepsAClientThatTakesItsSnapshotSlowly() {
        viewer.refresh();
        wire.stalled = true;
        snapshot(0, "snapshot");
        long now = System.nanoTime();

        for (int hours = 0; hours < 100; hours += 20) {
            wire.taken += SendProgress.LEAST_BYTES;
            now += Duration.ofHours(20).toNanos();
            viewer.check(now, PATIENCE);
        }

        assertThat(wire.closed).isNull();
    }

    @Test
    void hasRoomForWhatArrivesBehindASnapshotLargerThanTheLimit() {
        viewer.refresh();
        offer(1);
        wire.stalled = true;

        snapshot(0, "x".repeat(5000));
        offer(2);
        viewer.refresh();
        offer(3);
        snapshot(2, "y".repeat(5000));
        offer(4);
        wire.readOn();

        assertThat(wire.sent)
                .containsExactly("x".repeat(5000), "update 1", "update 2", "y".repeat(5000), "update 3", "update 4");
        assertThat(wire.closed).isNull();
    }

    @Test
    void cutsConnectionsWhoseCloseNobodyAnswers() {
        viewer.close(CloseReason.SLOW);
        viewer.check(System.nanoTime(), PATIENCE);
        assertThat(wire.aborted).isFalse();

        viewer.check(System.nanoTime() + Duration.ofHours(25).toNanos(), PATIENCE);
        assertThat(wire.aborted).isTrue();
    }

    @Test
    void pingsInIntervals() {
        long interval = Duration.ofSeconds(25).toNanos();
        viewer.ping(System.nanoTime(), interval);
        assertThat(wire.sent).isEmpty();

        viewer.ping(System.nanoTime() + interval, interval);
        assertThat(wire.sent).containsExactly("PingWebSocketFrame");
    }

    @Test
    void resumesWithWhatWasMissed() {
        viewer.offer(update(3));
        viewer.resume(new Resumption.Resumed(POSITION, List.of(update(2), update(3))));
        offer(3);
        offer(4);

        assertThat(wire.sent)
                .containsExactly(
                        "{\"type\":\"resumed\",\"position\":\"%s\"}".formatted(POSITION.encoded()),
                        "update 2",
                        "update 3",
                        "update 4");
        assertThat(traffic.sent()).isEqualTo(4);
    }

    @Test
    void saysOnceThatItIsStaleAndOnceThatItIsFresh() {
        Staleness staleness = new Staleness(Instant.parse("2026-01-31T10:00:00Z"), "events wait");
        viewer.tell(staleness);
        viewer.refresh();
        viewer.tell(staleness);
        snapshot(0, "snapshot");

        viewer.tell(staleness);
        viewer.tell(staleness);
        viewer.tell(null);
        viewer.tell(null);

        assertThat(wire.sent)
                .containsExactly(
                        "snapshot",
                        "{\"type\":\"stale\",\"since\":\"2026-01-31T10:00:00Z\",\"reason\":\"events wait\"}",
                        "{\"type\":\"fresh\"}");
    }

    @Test
    void doesNotSayThatItIsFreshBeforeItWasStale() {
        viewer.refresh();
        snapshot(0, "snapshot");

        viewer.tell(null);

        assertThat(wire.sent).containsExactly("snapshot");
    }

    @Test
    void sendsWhatWaitsBeforeItSaysGoodbye() {
        viewer.refresh();
        snapshot(0, "snapshot");
        wire.stalled = true;
        offer(1);
        offer(2);

        viewer.sayGoodbye();

        assertThat(wire.sent).containsExactly("snapshot", "update 1", "update 2");
        assertThat(wire.closed).isEqualTo(CloseReason.GOING_AWAY);
    }

    private void offer(long offset) {
        viewer.offer(update(offset));
    }

    private static UpdateFrame update(long offset) {
        return new UpdateFrame("ava", offset, null, FrameBytes.text("update " + offset), 0, FrameTrace.NONE);
    }

    private void snapshot(long offset, String text) {
        loads.remove()
                .complete(new LoadedSnapshot.InitialData(
                        offset, new SharedFrame(FrameBytes.text(text.getBytes(StandardCharsets.UTF_8)))));
    }
}
