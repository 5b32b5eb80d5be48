package io.variantdash.query.live;

import io.quarkus.runtime.StartupEvent;
import io.variantdash.query.config.DashboardConfig;
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
class Housekeeping {

    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);
    private static final int LOOKS = 4;

    private final Audience audience;
    private final Freshness freshness;
    private final DashboardConfig.Live config;
    private final Patience patience;

    Housekeeping(Audience audience, Freshness freshness, DashboardConfig config) {
        this.audience = audience;
        this.freshness = freshness;
        this.config = config.live();
        this.patience = new Patience(this.config.silence(), this.config.closeTimeout());
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(interval().toMillis(), timer -> look());
    }

    private void look() {
        Staleness staleness = freshness.judge().orElse(null);
        audience.onEveryLoop(viewers -> look(viewers, staleness));
    }

    private void look(LoopAudience viewers, @Nullable Staleness staleness) {
        long now = System.nanoTime();
        viewers.forEach(viewer -> {
            viewer.check(now, patience);
            viewer.ping(now, config.pingInterval().toNanos());
            viewer.tell(staleness);
        });
        viewers.count(now);
    }

    /** Often enough for the shortest of the times that are watched. */
    private Duration interval() {
        return Stream.of(
                        config.silence(),
                        config.pingInterval(),
                        config.outboxAge(),
                        config.closeTimeout(),
                        config.staleAfter())
                .map(time -> time.dividedBy(LOOKS))
                .reduce(LONGEST_INTERVAL, (one, other) -> one.compareTo(other) <= 0 ? one : other)
                .plusMillis(1);
    }
}
