package io.variantdash.query.live.hub;

import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.live.decision.DecisionRequests;
import io.variantdash.query.live.hub.LiveCounters.Resume;
import io.variantdash.query.live.queue.CloseReason;
import io.variantdash.query.live.replay.ReconnectResult;
import io.variantdash.query.live.replay.ReplayBuffer;
import io.variantdash.query.stream.StreamStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Decides what a client begins with: what it missed, or a snapshot. Runs on the event loop of the connection. */
@Singleton
public class Reconnect {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final ReplayBuffer recent;
    private final StreamStatus status;
    private final LiveCounters counters;
    private final DecisionRequests decisions;
    private final Duration timeout;

    Reconnect(
            ReplayBuffer recent,
            StreamStatus status,
            LiveCounters counters,
            DecisionRequests decisions,
            DashboardConfig config) {
        this.recent = recent;
        this.status = status;
        this.counters = counters;
        this.decisions = decisions;
        this.timeout = config.live().catchUpTimeout();
    }

    /** The subscriber must have joined its event loop's: what arrives from now on is not looked for here. */
    public void begin(Subscriber subscriber, @Nullable String position, ScheduledExecutorService loop) {
        if (position == null) {
            subscriber.begin();
        } else {
            resume(subscriber, position, loop, System.nanoTime() + timeout.toNanos());
        }
    }

    private void resume(Subscriber subscriber, String position, ScheduledExecutorService loop, long deadline) {
        if (subscriber.isClosed()) {
            return;
        }
        ReconnectResult resumption = recent.after(position, subscriber.persona());
        if (resumption instanceof ReconnectResult.Resumed missed) {
            counters.resumed(Resume.RESUMED);
            subscriber.resume(missed);
            decisions.wanted(subscriber.persona());
        } else if (resumption instanceof ReconnectResult.Impossible impossible) {
            counters.resumed(Resume.valueOf(impossible.name()));
            subscriber.begin();
        } else if (System.nanoTime() - deadline < 0) {
            var unused = loop.schedule(
                    () -> resume(subscriber, position, loop, deadline), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            giveUp(subscriber);
        }
    }

    /** Another replica may be further, unless there is nothing to read: then a snapshot is the best there is. */
    private void giveUp(Subscriber subscriber) {
        counters.resumed(Resume.BEHIND);
        if (status.outage().isPresent()) {
            subscriber.begin();
        } else {
            subscriber.close(CloseReason.TRY_AGAIN);
        }
    }
}
