package io.variantdash.query.live.hub;

import static io.variantdash.query.live.hub.SubscriberUnderTest.POSITION;
import static io.variantdash.query.live.hub.SubscriberUnderTest.TIMEOUT;
import static io.variantdash.query.live.hub.SubscriberUnderTest.decisions;
import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.freshness.Staleness;
import io.variantdash.query.live.queue.FakeTransport;
import io.variantdash.query.live.replay.ReconnectResult;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client is told besides updates: staleness and decisions. */
class SubscriberNoticesTest {

    private final SubscriberUnderTest client = new SubscriberUnderTest();
    private final FakeTransport transport = client.transport;
    private final Subscriber subscriber = client.subscriber;

    @Test
    void saysOnceThatItIsStaleAndOnceThatItIsFresh() {
        Staleness staleness = new Staleness(Instant.parse("2026-01-31T10:00:00Z"), "events wait");
        subscriber.tell(staleness);
        subscriber.begin();
        subscriber.tell(staleness);
        client.snapshot(0, "snapshot");

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
        subscriber.begin();
        client.snapshot(0, "snapshot");

        subscriber.tell(null);

        assertThat(transport.sent).containsExactly("snapshot");
    }

    @Test
    void tellsWhatWasDecided() {
        subscriber.begin();
        client.snapshot(5, "snapshot");

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
        subscriber.begin();
        client.snapshot(5, "snapshot");
        transport.stalled = true;
        client.offer(6);
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
        subscriber.begin();
        subscriber.decided(decisions(4, "changed"));

        client.snapshot(5, "snapshot");
        subscriber.check(System.nanoTime(), TIMEOUT);

        assertThat(transport.sent).containsExactly("snapshot");
    }
}
