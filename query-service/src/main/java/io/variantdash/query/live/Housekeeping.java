package io.variantdash.query.live;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.variantdash.query.config.DashboardConfig;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Closes connections that nobody uses any more, and all of them in the end. */
@Singleton
class Housekeeping {

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Audience audience;
    private final Duration silence;

    Housekeeping(Audience audience, DashboardConfig config) {
        this.audience = audience;
        this.silence = config.live().silence();
    }

    /** Pings are sent by the framework; whoever answers none for long has gone without a word. */
    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(
                Math.max(1, silence.toMillis() / 4),
                timer -> audience.onEveryLoop(viewers -> viewers.forEach(viewer -> viewer.closeIfSilent(silence))));
    }

    /** Waits for the good-byes: the server, which stops before {@code ShutdownEvent}, would say an ordinary one. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        audience.onEveryLoop(
                viewers -> viewers.forEach(viewer -> viewer.close(CloseCode.GOING_AWAY, "the service stops")));
        long deadline = System.nanoTime() + LONGEST_GOODBYE.toNanos();
        while (!audience.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
    }
}
