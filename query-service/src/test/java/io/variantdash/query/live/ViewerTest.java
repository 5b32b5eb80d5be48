package io.variantdash.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.request.PersonaId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewerTest {

    private final FakeWire wire = new FakeWire();
    private final Deque<CompletableFuture<LoadedSnapshot>> loads = new ArrayDeque<>();
    private final Viewer viewer = new Viewer(
            new PersonaId("ava"),
            wire,
            persona -> {
                loads.add(new CompletableFuture<>());
                return loads.getLast();
            },
            Runnable::run,
            1000);

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
        assertThat(wire.closed).isEqualTo(CloseCode.TRY_AGAIN);
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
        assertThat(wire.closed).isEqualTo(CloseCode.TOO_SLOW);
    }

    @Test
    void closesAClientWhoseSnapshotTakesTooLongForWhatArrivesMeanwhile() {
        viewer.refresh();

        for (int i = 1; i <= 200; i++) {
            offer(i);
        }
        snapshot(0, "snapshot");

        assertThat(wire.sent).isEmpty();
        assertThat(wire.closed).isEqualTo(CloseCode.TOO_SLOW);
    }

    @Test
    void saysNothingAfterTheEnd() {
        viewer.refresh();
        viewer.close(CloseCode.GOING_AWAY, "over");

        snapshot(0, "snapshot");
        offer(1);
        viewer.reply(Replies.PONG);
        viewer.refresh();
        viewer.restart();

        assertThat(wire.sent).isEmpty();
        assertThat(loads).isEmpty();
    }

    @Test
    void closesSilentClientsOnly() {
        viewer.closeIfSilent(Duration.ofDays(1));
        assertThat(wire.closed).isNull();

        viewer.closeIfSilent(Duration.ofNanos(-1));
        assertThat(wire.closed).isEqualTo(CloseCode.GOING_AWAY);
    }

    private void offer(long offset) {
        viewer.offer(new UpdateFrame("ava", offset, "update " + offset));
    }

    private void snapshot(long offset, String text) {
        loads.remove().complete(new LoadedSnapshot.InitialData(offset, text));
    }

    private static final class FakeWire implements Wire {
        final List<String> sent = new ArrayList<>();
        boolean stalled;

        @Nullable CloseCode closed;

        @Override
        public void send(String frame, Runnable done) {
            sent.add(frame);
            if (!stalled) {
                done.run();
            }
        }

        @Override
        public void close(CloseCode code, String reason) {
            closed = code;
        }
    }
}
