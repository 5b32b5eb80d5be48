package io.variantdash.query.live.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.variantdash.query.live.queue.OutboundTraffic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that breaks in its own turn takes nothing from those whose turn comes behind it. */
class EventLoopSubscribersTest {

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final EventLoopSubscribers subscribers =
            new EventLoopSubscribers(loop, new OutboundTraffic(), written -> {});
    private final SubscriberUnderTest breaks = new SubscriberUnderTest();
    private final SubscriberUnderTest next = new SubscriberUnderTest();
    private final SubscriberUnderTest last = new SubscriberUnderTest();

    @BeforeEach
    void join() {
        for (SubscriberUnderTest client : List.of(breaks, next, last)) {
            client.subscriber.begin();
            client.snapshot(0, "snapshot");
            subscribers.tell(all -> all.join(client.subscriber));
        }
    }

    @AfterEach
    void stop() {
        loop.shutdownNow();
    }

    @Test
    void tellsAllOthersWhenOneBreaksWhileItIsWrittenTo() {
        breaks.transport.whenWritten = this::end;

        subscribers.tell(all -> all.collect(SubscriberUnderTest.update(1)));
        awaitSent(last, "snapshot", "update 1");
        subscribers.tell(all -> all.collect(SubscriberUnderTest.update(2)));
        awaitSent(last, "snapshot", "update 1", "update 2");

        awaitSent(next, "snapshot", "update 1", "update 2");
        awaitSent(breaks, "snapshot", "update 1");
    }

    @Test
    void goesOnWhenOneLeavesWhileAllAreLookedAt() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        subscribers.tell(all -> {
            all.forEach(subscriber -> {
                if (subscriber == breaks.subscriber) {
                    end();
                }
            });
            done.countDown();
        });
        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();

        subscribers.tell(all -> all.count(System.nanoTime()));
        await().until(() -> subscribers.subscriberMetrics().subscribers().equals(Map.of(SubscriberState.CURRENT, 2)));
    }

    private void end() {
        breaks.subscriber.gone();
        subscribers.leave(breaks.subscriber);
    }

    private void awaitSent(SubscriberUnderTest client, String... frames) {
        await().until(() -> sent(client).equals(List.of(frames)));
    }

    private List<String> sent(SubscriberUnderTest client) throws InterruptedException, ExecutionException {
        return loop.submit(() -> List.copyOf(client.transport.sent)).get();
    }
}
