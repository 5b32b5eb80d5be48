package io.variantdash.query.live.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.freshness.Staleness;
import io.variantdash.query.live.decision.DecisionFrames;
import io.variantdash.query.live.queue.CloseReason;
import io.variantdash.query.live.queue.FakeTransport;
import io.variantdash.query.live.queue.FrameBytes;
import io.variantdash.query.live.queue.OutboundTraffic;
import io.variantdash.query.live.queue.SendProgress;
import io.variantdash.query.live.queue.SendQueueLimits;
import io.variantdash.query.live.queue.ServerMessages;
import io.variantdash.query.live.queue.SharedFrame;
import io.variantdash.query.live.queue.UpdateFrame;
import io.variantdash.query.live.replay.ReconnectResult;
import io.variantdash.query.observe.FrameTrace;
import io.variantdash.query.stream.Epoch;
import io.variantdash.query.stream.Position;
import io.variantdash.query.web.request.PersonaId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubscriberTest {

    private static final Position POSITION = new Position(new Epoch(new Uuid(1, 2), 1), 0, 1);
    private static final ClientTimeouts TIMEOUT = new ClientTimeouts(Duration.ofDays(1), Duration.ofDays(1));

    private final FakeTransport transport = new FakeTransport();
    private final OutboundTraffic traffic = new OutboundTraffic();
    private final Deque<CompletableFuture<LoadedSnapshot>> loads = new ArrayDeque<>();
    private final Subscriber subscriber = new Subscriber(
            new PersonaId("ava"),
            transport,
            new Subscriber.Sources(
                    persona -> {
                        loads.add(new CompletableFuture<>());
                        return loads.getLast();
                    },
                    new SendQueueLimits(1000, Duration.ofDays(1)),
                    traffic,
                    Runnable::run),
            System.nanoTime());

    @Test
    void sendsTheSnapshotFirstAndThenWhatItDoesNotContain() {
        subscriber.refresh();
        offer(4);
        offer(5);
        offer(6);

        snapshot(5, "snapshot");
        offer(7);

        assertThat(transport.sent).containsExactly("snapshot", "update 6", "update 7");
    }

    @Test
    void holdsUpdatesBackWhileARefreshIsRead() {
        subscriber.refresh();
        snapshot(5, "first");
        offer(6);
        subscriber.refresh();
        offer(7);
        offer(8);

        snapshot(7, "second");

        assertThat(transport.sent).containsExactly("first", "update 6", "second", "update 8");
    }

    @Test
    void sendsAnotherSnapshotForAWishThatCameWhileOneWasRead() {
        subscriber.refresh();
        subscriber.refresh();
        snapshot(5, "first");
        offer(6);

        snapshot(6, "second");

        assertThat(transport.sent).containsExactly("first", "second");
        assertThat(loads).isEmpty();
    }

    @Test
    void neverSendsAPositionTwice() {
        subscriber.refresh();
        snapshot(5, "snapshot");

        offer(6);
        offer(6);
        offer(5);
        offer(7);

        assertThat(transport.sent).containsExactly("snapshot", "update 6", "update 7");
    }

    @Test
    void readsAnewWhenTheStreamBeginsAnew() {
        subscriber.refresh();
        snapshot(500, "old");

        subscriber.restart();
        offer(0);
        snapshot(-1, "new");

        assertThat(transport.sent).containsExactly("old", "new", "update 0");
    }

    @Test
    void dropsASnapshotAndUpdatesOfTheStreamThatEndedMeanwhile() {
        subscriber.refresh();
        offer(501);
        subscriber.restart();
        offer(0);

        snapshot(500, "old");
        snapshot(-1, "new");

        assertThat(transport.sent).containsExactly("new", "update 0");
    }

    @Test
    void closesWithAWordWhereThereIsNoSnapshot() {
        subscriber.refresh();

        loads.remove().complete(new LoadedSnapshot.Failed("no database"));

        assertThat(transport.sent).containsExactly("{\"type\":\"error\",\"message\":\"no database\"}");
        assertThat(transport.closed).isEqualTo(CloseReason.NO_SNAPSHOT);
    }

    @Test
    void sendsOneFrameAtATimeAndClosesAClientThatFallsTooFarBehind() {
        transport.stalled = true;
        subscriber.refresh();
        snapshot(0, "snapshot");

        for (int i = 1; i <= 200; i++) {
            offer(i);
        }

        assertThat(transport.sent).containsExactly("snapshot");
        assertThat(transport.closed).isEqualTo(CloseReason.SLOW);
    }

    @Test
    void closesAClientWhoseSnapshotTakesTooLongForWhatArrivesMeanwhile() {
        subscriber.refresh();

        for (int i = 1; i <= 200; i++) {
            offer(i);
        }
        snapshot(0, "snapshot");

        assertThat(transport.sent).isEmpty();
        assertThat(transport.closed).isEqualTo(CloseReason.SLOW);
    }

    @Test
    void saysNothingAfterTheEnd() {
        subscriber.refresh();
        subscriber.close(CloseReason.GOING_AWAY);

        snapshot(0, "snapshot");
        offer(1);
        subscriber.reply(ServerMessages.FRESH);
        subscriber.refresh();
        subscriber.restart();

        assertThat(transport.sent).isEmpty();
        assertThat(loads).isEmpty();
    }

    @Test
    void closesSilentClientsOnly() {
        subscriber.check(System.nanoTime(), TIMEOUT);
        assertThat(transport.closed).isNull();

        subscriber.check(System.nanoTime(), new ClientTimeouts(Duration.ofNanos(-1), Duration.ofDays(1)));
        assertThat(transport.closed).isEqualTo(CloseReason.SILENT);
    }

    @Test
    void closesClientsThatTakeNothingForTooLong() {
        subscriber.refresh();
        transport.stalled = true;
        snapshot(0, "snapshot");

        subscriber.check(System.nanoTime() + Duration.ofHours(23).toNanos(), TIMEOUT);
        assertThat(transport.closed).isNull();

        subscriber.heard();
        subscriber.check(
                System.nanoTime() + Duration.ofHours(25).toNanos(),
                new ClientTimeouts(Duration.ofDays(2), Duration.ZERO));
        assertThat(transport.closed).isEqualTo(CloseReason.SLOW);
    }

    /** On a slow network a large snapshot takes longer than anything may wait, and pings wait behind it. */
    @Test
    void keepsAClientThatTakesItsSnapshotSlowly() {
        subscriber.refresh();
        transport.stalled = true;
        snapshot(0, "snapshot");
        long now = System.nanoTime();

        for (int hours = 0; hours < 100; hours += 20) {
            transport.taken += SendProgress.LEAST_BYTES;
            now += Duration.ofHours(20).toNanos();
            subscriber.check(now, TIMEOUT);
        }

        assertThat(transport.closed).isNull();
    }

    @Test
    void hasRoomForWhatArrivesBehindASnapshotLargerThanTheLimit() {
        subscriber.refresh();
        offer(1);
        transport.stalled = true;

        snapshot(0, "x".repeat(5000));
        offer(2);
        subscriber.refresh();
        offer(3);
        snapshot(2, "y".repeat(5000));
        offer(4);
        transport.readOn();

        assertThat(transport.sent)
                .containsExactly("x".repeat(5000), "update 1", "update 2", "y".repeat(5000), "update 3", "update 4");
        assertThat(transport.closed).isNull();
    }

    @Test
    void cutsConnectionsWhoseCloseNobodyAnswers() {
        subscriber.close(CloseReason.SLOW);
        subscriber.check(System.nanoTime(), TIMEOUT);
        assertThat(transport.aborted).isFalse();

        subscriber.check(System.nanoTime() + Duration.ofHours(25).toNanos(), TIMEOUT);
        assertThat(transport.aborted).isTrue();
    }

    @Test
    void pingsInIntervals() {
        long interval = Duration.ofSeconds(25).toNanos();
        subscriber.ping(System.nanoTime(), interval);
        assertThat(transport.sent).isEmpty();

        subscriber.ping(System.nanoTime() + interval, interval);
        assertThat(transport.sent).containsExactly("PingWebSocketFrame");
    }

    @Test
    void resumesWithWhatWasMissed() {
        subscriber.offer(update(3));
        subscriber.resume(new ReconnectResult.Resumed(POSITION, List.of(update(2), update(3))));
        offer(3);
        offer(4);

        assertThat(transport.sent)
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
        subscriber.tell(staleness);
        subscriber.refresh();
        subscriber.tell(staleness);
        snapshot(0, "snapshot");

        subscriber.tell(staleness);
        subscriber.tell(staleness);
        subscriber.tell(null);
        subscriber.tell(null);

        assertThat(transport.sent)
                .containsExactly(
                        "snapshot",
                        "{\"type\":\"stale\",\"since\":\"2026-01-31T10:00:00Z\",\"reason\":\"events wait\"}",
                        "{\"type\":\"fresh\"}");
    }

    @Test
    void doesNotSayThatItIsFreshBeforeItWasStale() {
        subscriber.refresh();
        snapshot(0, "snapshot");

        subscriber.tell(null);

        assertThat(transport.sent).containsExactly("snapshot");
    }

    @Test
    void sendsWhatWaitsBeforeItSaysGoodbye() {
        subscriber.refresh();
        snapshot(0, "snapshot");
        transport.stalled = true;
        offer(1);
        offer(2);

        subscriber.sayGoodbye();

        assertThat(transport.sent).containsExactly("snapshot", "update 1", "update 2");
        assertThat(transport.closed).isEqualTo(CloseReason.GOING_AWAY);
    }

    @Test
    void tellsWhatWasDecided() {
        subscriber.refresh();
        snapshot(5, "snapshot");

        subscriber.decided(decisions(5, "changed"));
        subscriber.decided(decisions(6, null));

        assertThat(transport.sent).containsExactly("snapshot", "changed");
    }

    @Test
    void tellsAllThatWasDecidedToWhoGoesOn() {
        subscriber.resume(new ReconnectResult.Resumed(POSITION, List.of()));

        subscriber.decided(decisions(1, null));
        subscriber.decided(decisions(2, "changed"));

        assertThat(transport.sent.subList(1, 3)).containsExactly("all at 1", "changed");
    }

    @Test
    void tellsAllOfTheNewestDecisionsToWhoWasBehind() {
        subscriber.refresh();
        snapshot(5, "snapshot");
        transport.stalled = true;
        offer(6);
        subscriber.decided(decisions(6, "changed"));
        subscriber.decided(decisions(7, "changed again"));
        subscriber.decided(decisions(8, null));

        transport.readOn();
        subscriber.check(System.nanoTime(), TIMEOUT);
        subscriber.check(System.nanoTime(), TIMEOUT);

        assertThat(transport.sent).containsExactly("snapshot", "update 6", "all at 8");
    }

    @Test
    void dropsDecisionsOlderThanTheSnapshot() {
        subscriber.refresh();
        subscriber.decided(decisions(4, "changed"));

        snapshot(5, "snapshot");
        subscriber.check(System.nanoTime(), TIMEOUT);

        assertThat(transport.sent).containsExactly("snapshot");
    }

    private static DecisionFrames decisions(long offset, @Nullable String changed) {
        return new DecisionFrames(
                offset, changed == null ? null : FrameBytes.text(changed), () -> FrameBytes.text("all at " + offset));
    }

    private void offer(long offset) {
        subscriber.offer(update(offset));
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
