package io.variantdash.query.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.metrics.Metrics;
import io.variantdash.query.metrics.MetricsSnapshots;
import io.variantdash.query.problem.DatabaseOutage;
import io.variantdash.query.request.PersonaId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Reads snapshots for clients on threads of its own, so few that a thousand clients at once do not starve REST. */
@Singleton
class SnapshotLoader implements Viewer.Loader {

    private static final Logger LOG = Logger.getLogger(SnapshotLoader.class);

    private final MetricsSnapshots snapshots;
    private final ObjectMapper json;
    private final ExecutorService threads;

    SnapshotLoader(MetricsSnapshots snapshots, ObjectMapper json, DashboardConfig config) {
        this.snapshots = snapshots;
        this.json = json;
        this.threads = Executors.newFixedThreadPool(config.live().snapshotThreads());
    }

    @Override
    public CompletionStage<Snapshot> load(PersonaId persona) {
        return CompletableFuture.supplyAsync(() -> read(persona), threads);
    }

    private Snapshot read(PersonaId persona) {
        try {
            Metrics metrics = snapshots.take(persona);
            return Snapshot.InitialData.of(metrics.position(), json.writeValueAsString(metrics));
        } catch (JsonProcessingException | RuntimeException e) {
            DatabaseOutage outage = DatabaseOutage.behind(e);
            if (outage != null) {
                LOG.warnf("No snapshot for a client: %s (%s)", outage.detail(), outage.cause());
                return new Snapshot.Failed(outage.detail());
            }
            LOG.error("No snapshot for a client", e);
            return new Snapshot.Failed("The snapshot cannot be read. This is our fault; it has been logged.");
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
