package io.variantdash.query.dashboard;

import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.web.problem.Busy;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that read snapshots: so few that a thousand personas at once do not starve the rest of the service. */
@Singleton
class SnapshotThreads {

    private final ScheduledThreadPoolExecutor threads;
    private final int longestQueue;

    SnapshotThreads(DashboardConfig config) {
        this.threads = new ScheduledThreadPoolExecutor(
                config.snapshot().threads(), task -> new Thread(task, "snapshot-reader"));
        this.longestQueue = config.snapshot().maxCount();
    }

    void schedule(Runnable reading, long delayNanos) {
        if (threads.getQueue().size() >= longestQueue) {
            throw new Busy("More dashboards are asked for than can be read now. Try again shortly.");
        }
        var unused = threads.schedule(reading, delayNanos, TimeUnit.NANOSECONDS);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
