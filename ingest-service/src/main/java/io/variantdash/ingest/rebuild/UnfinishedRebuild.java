package io.variantdash.ingest.rebuild;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.variantdash.ingest.IngestConfiguration;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Keeps replicas from starting on a database that is half filled: dashboards would show it as if it were whole. */
@ApplicationScoped
class UnfinishedRebuild {

    /** Before anything is read. */
    private static final int FIRST = 1;

    private static final Logger LOG = Logger.getLogger(UnfinishedRebuild.class);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);

    private final Thread later = new Thread(this::ask, "unfinished-rebuild");
    private final IngestConfiguration configuration;
    private final RebuildStore store;

    UnfinishedRebuild(IngestConfiguration configuration, RebuildStore store) {
        this.configuration = configuration;
        this.store = store;
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        if (configuration.rebuild()) {
            return;
        }
        try {
            refuseHalfFilled();
        } catch (SQLException e) {
            // A database that is away keeps no replica from starting. It is asked as soon as it answers.
            LOG.infof("Whether a rebuild has ended is not known yet: %s", e.getMessage());
            later.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        later.interrupt();
    }

    private void ask() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_QUESTIONS.toMillis());
                try {
                    refuseHalfFilled();
                    return;
                } catch (SQLException e) {
                    LOG.debugf("Whether a rebuild has ended is not known yet: %s", e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            LOG.error(e.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    void refuseHalfFilled() throws SQLException {
        if (store.unfinished().isPresent()) {
            throw new IllegalStateException(
                    "A rebuild of this database has not ended. Wait for it, or start it again with DASHBOARD_REBUILD=true.");
        }
    }
}
