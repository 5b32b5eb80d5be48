package io.variantdash.ingest.rebuild;

import io.quarkus.runtime.StartupEvent;
import io.variantdash.ingest.IngestConfiguration;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;

/** Keeps replicas from starting on a database that is half filled: dashboards would show it as if it were whole. */
@ApplicationScoped
class UnfinishedRebuild {

    /** Before anything is read. */
    private static final int FIRST = 1;

    private final IngestConfiguration configuration;
    private final RebuildStore store;

    UnfinishedRebuild(IngestConfiguration configuration, RebuildStore store) {
        this.configuration = configuration;
        this.store = store;
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) throws SQLException {
        if (!configuration.rebuild()) {
            refuseHalfFilled();
        }
    }

    void refuseHalfFilled() throws SQLException {
        if (store.unfinished().isPresent()) {
            throw new IllegalStateException(
                    "A rebuild of this database has not ended. Wait for it, or start it again with DASHBOARD_REBUILD=true.");
        }
    }
}
