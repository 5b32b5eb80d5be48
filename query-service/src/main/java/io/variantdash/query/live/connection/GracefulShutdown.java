package io.variantdash.query.live.connection;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.config.LiveConfig;
import io.variantdash.query.live.hub.Subscribers;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * The end of the service: first no new client is sent here, then clients are sent away one after the other, so that
 * the other replicas are not overrun.
 */
@Readiness
@Singleton
class GracefulShutdown implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(GracefulShutdown.class);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Subscribers subscribers;
    private final ConnectionLimits connectionLimits;
    private final LiveConfig config;

    GracefulShutdown(Subscribers subscribers, ConnectionLimits connectionLimits, DashboardConfig config) {
        this.subscribers = subscribers;
        this.connectionLimits = connectionLimits;
        this.config = config.live();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Not stopping")
                .status(!connectionLimits.isStopping())
                .build();
    }

    /** Waits for the good-byes: the server, which stops before {@code ShutdownEvent}, would say an ordinary one. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        connectionLimits.stop();
        Thread.sleep(config.shutdownNotice().toMillis());
        LOG.infof("Sending %d clients elsewhere", connectionLimits.taken());
        subscribers.onEveryLoop(subscribers -> subscribers.sendAway(config.shutdownSpread()));
        long deadline = System.nanoTime()
                + config.shutdownSpread().plus(LONGEST_GOODBYE).toNanos();
        while (!subscribers.isEmpty() && System.nanoTime() - deadline < 0) {
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
    }
}
