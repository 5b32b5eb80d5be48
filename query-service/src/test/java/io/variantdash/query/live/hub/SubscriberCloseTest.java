package io.variantdash.query.live.hub;

import static io.variantdash.query.live.hub.SubscriberUnderTest.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.live.queue.CloseReason;
import io.variantdash.query.live.queue.FakeTransport;
import io.variantdash.query.live.queue.SendProgress;
import io.variantdash.query.live.queue.ServerMessages;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a client is closed, how, and what it is still sent. */
class SubscriberCloseTest {

    private final SubscriberUnderTest client = new SubscriberUnderTest();
    private final FakeTransport transport = client.transport;
    private final Subscriber subscriber = client.subscriber;

    @Test
    void closesWithAWordWhereThereIsNoSnapshot() {
        subscriber.begin();

        client.loads.remove().complete(new LoadedSnapshot.Failed("no database"));

        assertThat(transport.sent).containsExactly("{\"type\":\"error\",\"message\":\"no database\"}");
        assertThat(transport.closed).isEqualTo(CloseReason.NO_SNAPSHOT);
    }

    @Test
    void sendsOneFrameAtATimeAndClosesAClientThatFallsTooFarBehind() {
        transport.stalled = true;
        subscriber.begin();
        client.snapshot(0, "snapshot");

        for (int i = 1; i <= 200; i++) {
            client.offer(i);
        }

        assertThat(transport.sent).containsExactly("snapshot");
        assertThat(transport.closed).isEqualTo(CloseReason.SLOW);
    }

    @Test
    void closesAClientWhoseSnapshotTakesTooLongForWhatArrivesMeanwhile() {
        subscriber.begin();

        for (int i = 1; i <= 200; i++) {
            client.offer(i);
        }
        client.snapshot(0, "snapshot");

        assertThat(transport.sent).isEmpty();
        assertThat(transport.closed).isEqualTo(CloseReason.SLOW);
    }

    @Test
    void saysNothingAfterTheEnd() {
        subscriber.begin();
        subscriber.close(CloseReason.GOING_AWAY);

        client.snapshot(0, "snapshot");
        client.offer(1);
        subscriber.reply(ServerMessages.FRESH);
        subscriber.refresh();
        subscriber.restart();

        assertThat(transport.sent).isEmpty();
        assertThat(client.loads).isEmpty();
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
        subscriber.begin();
        transport.stalled = true;
        client.snapshot(0, "snapshot");

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
        subscriber.begin();
        transport.stalled = true;
        client.snapshot(0, "snapshot");
        long now = System.nanoTime();

        for (int hours = 0; hours < 100; hours += 20) {
            transport.taken += SendProgress.LEAST_BYTES;
            now += Duration.ofHours(20).toNanos();
            subscriber.check(now, TIMEOUT);
        }

        assertThat(transport.closed).isNull();
    }

    @Test
    void cutsConnectionsWhoseCloseIsNotAnswered() {
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
    void sendsWhatWaitsBeforeItSaysGoodbye() {
        subscriber.begin();
        client.snapshot(0, "snapshot");
        transport.stalled = true;
        client.offer(1);
        client.offer(2);

        subscriber.sayGoodbye();

        assertThat(transport.sent).containsExactly("snapshot", "update 1", "update 2");
        assertThat(transport.closed).isEqualTo(CloseReason.GOING_AWAY);
    }
}
