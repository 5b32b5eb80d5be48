package io.variantdash.query.live.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.live.hub.LoadedSnapshot;
import io.variantdash.query.live.hub.Reconnect;
import io.variantdash.query.live.hub.SnapshotLoader;
import io.variantdash.query.live.hub.Subscriber;
import io.variantdash.query.live.hub.SubscriberState;
import io.variantdash.query.live.queue.FakeTransport;
import io.variantdash.query.live.queue.Frame;
import io.variantdash.query.live.queue.OutboundTraffic;
import io.variantdash.query.live.queue.SendQueueLimits;
import io.variantdash.query.stream.StreamProgress;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Updates;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Thousands come back at the same time. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class ReconnectStormTest {

    private static final int CLIENTS = 5_000;

    @Inject
    Reconnect reconnect;

    @Inject
    SnapshotLoader loader;

    @Inject
    StreamProgress progress;

    private final PersonaId persona = new PersonaId("persona-" + UUID.randomUUID());

    /** Each snapshot that is read makes a frame of its own, so those that were sent count the readings. */
    @Test
    void readsTheDatabaseNoMoreThanOnceInAnInterval() {
        Set<Frame> frames = new HashSet<>();
        long begun = System.nanoTime();
        try (Updates updates = new Updates()) {
            List<CompletableFuture<LoadedSnapshot>> loads = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                if (i % 1_000 == 0) {
                    updates.publish(Updates.kill(persona.value(), "v" + i, "too low"));
                }
                loads.add(loader.load(persona).toCompletableFuture());
            }
            loads.forEach(load -> frames.add(((LoadedSnapshot.InitialData) load.join()).frame()));
        }

        long intervals = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 250;
        assertThat(frames).hasSizeBetween(1, (int) intervals + 2);
    }

    @Test
    void asksNobodyForWhatTheReplayBufferTell() {
        String position =
                Objects.requireNonNull(progress.positionOf(persona.value())).encoded();
        EmbeddedChannel loop = new EmbeddedChannel();
        FakeTransport transport = new FakeTransport();
        for (int i = 0; i < CLIENTS; i++) {
            Subscriber subscriber = new Subscriber(
                    persona,
                    transport,
                    new Subscriber.Sources(
                            nobody -> CompletableFuture.failedFuture(new AssertionError("a snapshot was asked for")),
                            new SendQueueLimits(1 << 20, Duration.ofDays(1)),
                            new OutboundTraffic(),
                            Runnable::run),
                    System.nanoTime());
            reconnect.begin(subscriber, position, loop.eventLoop());
            assertThat(subscriber.state()).isEqualTo(SubscriberState.CURRENT);
        }
        assertThat(transport.sent).hasSize(CLIENTS).allMatch(frame -> frame.contains("resumed"));
    }
}
