package io.variantdash.query.live.hub;

import io.quarkus.runtime.StartupEvent;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.config.LiveConfig;
import io.variantdash.query.freshness.Freshness;
import io.variantdash.query.freshness.Staleness;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks after all connections now and then: one timer for all of them. */
@Singleton
class HeartbeatTimer {

    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);
    private static final int LOOKS = 4;

    private final Subscribers subscribers;
    private final Freshness freshness;
    private final LiveConfig config;
    private final ClientTimeouts timeout;

    HeartbeatTimer(Subscribers subscribers, Freshness freshness, DashboardConfig config) {
        this.subscribers = subscribers;
        this.freshness = freshness;
        this.config = config.live();
        this.timeout = new ClientTimeouts(this.config.idleTimeout(), this.config.closeTimeout());
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(interval().toMillis(), timer -> look());
    }

    private void look() {
        Staleness staleness = freshness.judge().orElse(null);
        subscribers.onEveryLoop(subscribers -> look(subscribers, staleness));
    }

    private void look(EventLoopSubscribers subscribers, @Nullable Staleness staleness) {
        long now = System.nanoTime();
        subscribers.forEach(subscriber -> {
            subscriber.check(now, timeout);
            subscriber.ping(now, config.pingInterval().toNanos());
            subscriber.tell(staleness);
        });
        subscribers.count(now);
    }

    /** Often enough for the shortest of the times that are watched. */
    private Duration interval() {
        return Stream.of(
                        config.idleTimeout(),
                        config.pingInterval(),
                        config.sendTimeout(),
                        config.closeTimeout(),
                        config.staleAfter())
                .map(time -> time.dividedBy(LOOKS))
                .reduce(LONGEST_INTERVAL, (one, other) -> one.compareTo(other) <= 0 ? one : other)
                .plusMillis(1);
    }
}
