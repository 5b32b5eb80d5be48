package io.variantdash.query.live.hub;

import static io.variantdash.query.live.hub.SubscriberUnderTest.POSITION;
import static io.variantdash.query.live.hub.SubscriberUnderTest.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.live.queue.FakeTransport;
import io.variantdash.query.live.replay.ReconnectResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client is sent, in which order: snapshots, and the updates that they do not contain. */
class SubscriberTest {

    private final SubscriberUnderTest client = new SubscriberUnderTest();
    private final FakeTransport transport = client.transport;
    private final Subscriber subscriber = client.subscriber;

    @Test
    void sendsTheSnapshotFirstAndThenWhatItDoesNotContain() {
        subscriber.begin();
        client.offer(4);
        client.offer(5);
        client.offer(6);

        client.snapshot(5, "snapshot");
        client.offer(7);

        assertThat(transport.sent).containsExactly("snapshot", "update 6", "update 7");
    }

    @Test
    void holdsUpdatesBackWhileARefreshIsRead() {
        subscriber.begin();
        client.snapshot(5, "first");
        client.offer(6);
        subscriber.refresh();
        client.offer(7);
        client.offer(8);

        client.snapshot(7, "second");

        assertThat(transport.sent).containsExactly("first", "update 6", "second", "update 8");
    }

    @Test
    void sendsAnotherSnapshotForAWishThatCameWhileOneWasRead() {
        subscriber.begin();
        subscriber.refresh();
        client.snapshot(5, "first");
        client.offer(6);

        client.snapshot(6, "second");

        assertThat(transport.sent).containsExactly("first", "second");
        assertThat(client.loads).isEmpty();
    }

    @Test
    void neverSendsAPositionTwice() {
        subscriber.begin();
        client.snapshot(5, "snapshot");

        client.offer(6);
        client.offer(6);
        client.offer(5);
        client.offer(7);

        assertThat(transport.sent).containsExactly("snapshot", "update 6", "update 7");
    }

    @Test
    void readsAnewWhenTheStreamBeginsAnew() {
        subscriber.begin();
        client.snapshot(500, "old");

        subscriber.restart();
        client.offer(0);
        client.snapshot(-1, "new");

        assertThat(transport.sent).containsExactly("old", "new", "update 0");
    }

    @Test
    void dropsASnapshotAndUpdatesOfTheStreamThatEndedMeanwhile() {
        subscriber.begin();
        client.offer(501);
        subscriber.restart();
        client.offer(0);

        client.snapshot(500, "old");
        client.snapshot(-1, "new");

        assertThat(transport.sent).containsExactly("new", "update 0");
    }

    @Test
    void hasRoomForWhatArrivesBehindASnapshotLargerThanTheLimit() {
        subscriber.begin();
        client.offer(1);
        transport.stalled = true;

        client.snapshot(0, "x".repeat(5000));
        client.offer(2);
        subscriber.refresh();
        client.offer(3);
        client.snapshot(2, "y".repeat(5000));
        client.offer(4);
        transport.readOn();

        assertThat(transport.sent)
                .containsExactly("x".repeat(5000), "update 1", "update 2", "y".repeat(5000), "update 3", "update 4");
        assertThat(transport.closed).isNull();
    }

    @Test
    void resumesWithWhatWasMissed() {
        subscriber.offer(update(3));
        subscriber.resume(new ReconnectResult.Resumed(POSITION, List.of(update(2), update(3))));
        client.offer(3);
        client.offer(4);

        assertThat(transport.sent)
                .containsExactly(
                        "{\"type\":\"resumed\",\"position\":\"%s\"}".formatted(POSITION.encoded()),
                        "update 2",
                        "update 3",
                        "update 4");
        assertThat(client.traffic.sent()).isEqualTo(4);
    }

    /** It may ask as soon as it is there, which is before it is known what it missed. */
    @Test
    void resumesFirstWhateverAClientAsksFor() {
        subscriber.refresh();
        subscriber.resume(new ReconnectResult.Resumed(POSITION, List.of(update(2))));
        client.offer(3);

        client.snapshot(3, "snapshot");

        assertThat(transport.sent)
                .containsExactly(
                        "{\"type\":\"resumed\",\"position\":\"%s\"}".formatted(POSITION.encoded()),
                        "update 2",
                        "snapshot");
    }

    @Test
    void beginsWithOneSnapshotWhereAClientHasAskedForIt() {
        subscriber.refresh();
        subscriber.begin();

        client.snapshot(5, "snapshot");

        assertThat(transport.sent).containsExactly("snapshot");
        assertThat(client.loads).isEmpty();
    }
}
