package io.variantdash.ingest.consume;

import io.agroal.api.AgroalDataSource;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.ingest.audit.AuditStore;
import io.variantdash.ingest.fatigue.FatigueStore;
import io.variantdash.ingest.kill.KillStore;
import io.variantdash.ingest.performance.EngagementStore;
import io.variantdash.ingest.performance.MonitoringStore;
import io.variantdash.ingest.store.EventBatch;
import io.variantdash.ingest.store.EventBatch.Identified;
import io.variantdash.ingest.variant.VariantStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.logging.Logger;

/**
 * Stores a batch in one transaction. Every transaction writes the tables in the same order and each table in the order
 * of its keys, so replicas never wait for each other in a circle.
 */
@ApplicationScoped
class BatchStore {

    private static final Logger LOG = Logger.getLogger(BatchStore.class);

    private final AgroalDataSource dataSource;
    private final VariantStore variants;
    private final MonitoringStore monitoring;
    private final KillStore kills;
    private final FatigueStore fatigue;
    private final EngagementStore engagement;
    private final AuditStore audit;

    BatchStore(
            AgroalDataSource dataSource,
            VariantStore variants,
            MonitoringStore monitoring,
            KillStore kills,
            FatigueStore fatigue,
            EngagementStore engagement,
            AuditStore audit) {
        this.dataSource = dataSource;
        this.variants = variants;
        this.monitoring = monitoring;
        this.kills = kills;
        this.fatigue = fatigue;
        this.engagement = engagement;
        this.audit = audit;
    }

    /**
     * Stores the batch and returns the newest counts of every variant that it has counts of. A database that is away is
     * waited for, however long that takes.
     *
     * @throws UnstorableBatchException if the database refuses the data itself; nothing of the batch is stored then
     */
    @Retry(maxRetries = -1, maxDuration = 0, delay = 100, jitter = 50, retryOn = DatabaseAwayException.class)
    @ExponentialBackoff(maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
    List<Identified<PerformanceUpdate>> store(EventBatch batch) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Identified<PerformanceUpdate>> newestCounts = storeAll(connection, batch);
                connection.commit();
                return newestCounts;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            if (SqlFailure.isOfTheData(e)) {
                throw new UnstorableBatchException(e);
            }
            LOG.warnf("%d events wait for the database: %s", batch.events().size(), e.getMessage());
            throw new DatabaseAwayException(e);
        }
    }

    private List<Identified<PerformanceUpdate>> storeAll(Connection connection, EventBatch batch) throws SQLException {
        variants.store(connection, batch);
        List<Identified<PerformanceUpdate>> newestCounts = monitoring.store(connection, batch);
        kills.store(connection, batch);
        fatigue.store(connection, batch);
        engagement.store(connection, batch);
        audit.store(connection, batch);
        return newestCounts;
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
