package io.variantdash.query.live;

import io.netty.channel.EventLoop;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.live.LiveCounters.Resume;
import io.variantdash.query.stream.StreamStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Decides what a client begins with: what it missed, or a snapshot. Runs on the event loop of the connection. */
@Singleton
class Arrivals {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final RecentFrames recent;
    private final StreamStatus status;
    private final LiveCounters counters;
    private final Duration patience;

    Arrivals(RecentFrames recent, StreamStatus status, LiveCounters counters, DashboardConfig config) {
        this.recent = recent;
        this.status = status;
        this.counters = counters;
        this.patience = config.live().catchUpPatience();
    }

    /** The viewer must have joined the audience: what arrives from now on is not looked for here. */
    void begin(Viewer viewer, @Nullable String position, EventLoop loop) {
        if (position == null) {
            viewer.refresh();
        } else {
            resume(viewer, position, loop, System.nanoTime() + patience.toNanos());
        }
    }

    private void resume(Viewer viewer, String position, EventLoop loop, long deadline) {
        if (viewer.isClosed()) {
            return;
        }
        Resumption resumption = recent.after(position, viewer.persona());
        if (resumption instanceof Resumption.Resumed missed) {
            counters.resumed(Resume.RESUMED);
            viewer.resume(missed);
        } else if (resumption instanceof Resumption.Impossible impossible) {
            counters.resumed(Resume.valueOf(impossible.name()));
            viewer.refresh();
        } else if (System.nanoTime() - deadline < 0) {
            var unused = loop.schedule(
                    () -> resume(viewer, position, loop, deadline), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            giveUp(viewer);
        }
    }

    /** Another replica may be further, unless there is nothing to read: then a snapshot is the best there is. */
    private void giveUp(Viewer viewer) {
        counters.resumed(Resume.BEHIND);
        if (status.outage().isPresent()) {
            viewer.refresh();
        } else {
            viewer.close(CloseReason.TRY_AGAIN);
        }
    }
}
