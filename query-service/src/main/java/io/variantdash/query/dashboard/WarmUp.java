package io.variantdash.query.dashboard;

import io.quarkus.runtime.StartupEvent;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reads snapshots without a reader, as many at once as are ever read at once: the first ones load classes and open the
 * pool's connections, which no request should have to wait for. So the service is not ready before, and stays so once it was.
 */
@Readiness
@Singleton
class WarmUp implements HealthCheck {

    private static final int READINGS = 3;

    private final Snapshots snapshots;
    private final int threads;
    private CompletableFuture<?> reading = CompletableFuture.completedFuture(null);

    WarmUp(Snapshots snapshots, DashboardConfig config) {
        this.snapshots = snapshots;
        this.threads = config.snapshot().threads();
    }

    synchronized void start(@Observes StartupEvent event) {
        begin();
    }

    /** Begins again where there was no database. */
    @Override
    public synchronized HealthCheckResponse call() {
        if (reading.isCompletedExceptionally()) {
            begin();
        }
        return HealthCheckResponse.named("Warmed up")
                .status(reading.isDone() && !reading.isCompletedExceptionally())
                .build();
    }

    private void begin() {
        reading = CompletableFuture.allOf(IntStream.range(0, threads)
                .mapToObj(thread -> readRepeatedly(new PersonaId("nobody-" + thread)))
                .toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<?> readRepeatedly(PersonaId unknown) {
        CompletableFuture<?> last = snapshots.upToDate(unknown);
        for (int i = 1; i < READINGS; i++) {
            last = last.thenCompose(before -> {
                snapshots.strayed(unknown.value());
                return snapshots.upToDate(unknown);
            });
        }
        return last;
    }
}
