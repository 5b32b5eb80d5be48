package io.variantdash.query.live;

import io.variantdash.query.problem.Busy;
import io.variantdash.query.problem.DatabaseOutage;
import io.variantdash.query.request.PersonaId;
import io.variantdash.query.snapshot.Snapshot;
import io.variantdash.query.snapshot.Snapshots;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Makes frames of the snapshots that REST answers with. */
@Singleton
class SnapshotLoader implements Viewer.Loader {

    private static final Logger LOG = Logger.getLogger(SnapshotLoader.class);

    private final Snapshots snapshots;

    SnapshotLoader(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public CompletionStage<LoadedSnapshot> load(PersonaId persona) {
        return snapshots
                .upToDate(persona)
                .handle((snapshot, failure) -> failure == null ? frame(snapshot) : failed(failure));
    }

    private static LoadedSnapshot frame(Snapshot snapshot) {
        String json = new String(snapshot.encoded().json(), StandardCharsets.UTF_8);
        return LoadedSnapshot.InitialData.of(snapshot.metrics().position(), json);
    }

    private static LoadedSnapshot failed(Throwable failure) {
        if (failure.getCause() instanceof Busy busy) {
            return new LoadedSnapshot.Failed(busy.detail());
        }
        DatabaseOutage outage = DatabaseOutage.behind(failure);
        if (outage != null) {
            LOG.warnf("No snapshot for a client: %s (%s)", outage.detail(), outage.cause());
            return new LoadedSnapshot.Failed(outage.detail());
        }
        LOG.error("No snapshot for a client", failure);
        return new LoadedSnapshot.Failed("The snapshot cannot be read. This is our fault; it has been logged.");
    }
}
