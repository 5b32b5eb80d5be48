package io.variantdash.query.snapshot;

import io.quarkus.runtime.StartupEvent;
import io.variantdash.query.request.PersonaId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reads snapshots that nobody wants: the first ones load classes and connect, which nobody should have to wait for. So the
 * service is not ready before, and stays so once it was.
 */
@Readiness
@Singleton
class WarmUp implements HealthCheck {

    private static final PersonaId NOBODY = new PersonaId("nobody");
    private static final int READINGS = 3;

    private final Snapshots snapshots;
    private CompletableFuture<?> reading = CompletableFuture.completedFuture(null);

    WarmUp(Snapshots snapshots) {
        this.snapshots = snapshots;
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
        CompletableFuture<?> last = snapshots.upToDate(NOBODY);
        for (int i = 1; i < READINGS; i++) {
            last = last.thenCompose(before -> {
                snapshots.strayed(NOBODY.value());
                return snapshots.upToDate(NOBODY);
            });
        }
        reading = last;
    }
}
