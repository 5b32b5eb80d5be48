package io.variantdash.query.live.hub;

import io.variantdash.query.live.decision.DecisionFrames;
import io.variantdash.query.live.queue.FakeTransport;
import io.variantdash.query.live.queue.FrameBytes;
import io.variantdash.query.live.queue.OutboundTraffic;
import io.variantdash.query.live.queue.SendQueueLimits;
import io.variantdash.query.live.queue.SharedFrame;
import io.variantdash.query.live.queue.UpdateFrame;
import io.variantdash.query.observe.FrameTrace;
import io.variantdash.query.stream.Epoch;
import io.variantdash.query.stream.Position;
import io.variantdash.query.web.request.PersonaId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** A subscriber on a transport that keeps what it is sent, with snapshots that come when the test says so. */
final class SubscriberUnderTest {

    static final Position POSITION = new Position(new Epoch(new Uuid(1, 2), 1), 0, 1);
    static final ClientTimeouts TIMEOUT = new ClientTimeouts(Duration.ofDays(1), Duration.ofDays(1));

    final FakeTransport transport = new FakeTransport();
    final OutboundTraffic traffic = new OutboundTraffic();

    /** Snapshots that have been asked for and have not come yet. */
    final Deque<CompletableFuture<LoadedSnapshot>> loads = new ArrayDeque<>();

    final Subscriber subscriber = new Subscriber(
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

    /** An update arrives on the stream. */
    void offer(long offset) {
        subscriber.offer(update(offset));
    }

    /** The snapshot that was asked for first comes. */
    void snapshot(long offset, String text) {
        loads.remove()
                .complete(new LoadedSnapshot.InitialData(
                        offset, new SharedFrame(FrameBytes.text(text.getBytes(StandardCharsets.UTF_8)))));
    }

    static UpdateFrame update(long offset) {
        return new UpdateFrame("ava", offset, null, FrameBytes.text("update " + offset), 0, FrameTrace.NONE);
    }

    static DecisionFrames decisions(long offset, @Nullable String changed) {
        return new DecisionFrames(
                offset, changed == null ? null : FrameBytes.text(changed), () -> FrameBytes.text("all at " + offset));
    }
}
