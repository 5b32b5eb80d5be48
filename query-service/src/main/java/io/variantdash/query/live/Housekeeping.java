package io.variantdash.query.live;

import io.quarkus.runtime.StartupEvent;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.stream.StreamStatus;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/** Looks after all connections now and then: one timer for all of them. */
@Singleton
class Housekeeping {

    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);
    private static final int LOOKS = 4;

    private final Audience audience;
    private final StreamStatus status;
    private final DashboardConfig.Live config;
    private final Patience patience;

    Housekeeping(Audience audience, StreamStatus status, DashboardConfig config) {
        this.audience = audience;
        this.status = status;
        this.config = config.live();
        this.patience = new Patience(this.config.silence(), this.config.closeTimeout());
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(interval().toMillis(), timer -> audience.onEveryLoop(this::look));
    }

    private void look(LoopAudience viewers) {
        long now = System.nanoTime();
        viewers.forEach(viewer -> {
            viewer.check(now, patience);
            viewer.ping(now, config.pingInterval().toNanos());
            status.outage().ifPresent(viewer::tell);
        });
        viewers.count(now);
    }

    /** Often enough for the shortest of the times that are watched. */
    private Duration interval() {
        return Stream.of(config.silence(), config.pingInterval(), config.outboxAge(), config.closeTimeout())
                .map(time -> time.dividedBy(LOOKS))
                .reduce(LONGEST_INTERVAL, (one, other) -> one.compareTo(other) <= 0 ? one : other)
                .plusMillis(1);
    }
}
