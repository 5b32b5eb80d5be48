package io.variantdash.ingest.store;

import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.ingest.erased.ErasureFence;
import io.variantdash.ingest.observe.Dependency;
import io.variantdash.ingest.observe.EventCounts;
import io.variantdash.ingest.observe.IngestMetrics;
import io.variantdash.ingest.observe.Outages;
import io.variantdash.ingest.store.EventBatch.Identified;
import io.variantdash.ingest.store.activity.ActivityStore;
import io.variantdash.ingest.store.copies.RecentIdentities;
import io.variantdash.ingest.store.copies.TransactionsUnderWay;
import io.variantdash.ingest.store.copies.TransactionsUnderWay.Turn;
import io.variantdash.ingest.store.sql.SqlFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Stores a batch in one transaction. Every transaction writes the tables in the same order and each table in the order
 * of its keys, so replicas never wait for each other in a circle.
 */
@ApplicationScoped
public class BatchStore {

    /** How the audit trail takes the batch; returns what was new. */
    @FunctionalInterface
    private interface AuditStep {
        EventCounts store(Connection connection, EventBatch batch) throws SQLException;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }

    private final DataSource dataSource;
    private final VariantStore variants;
    private final MonitoringStore monitoring;
    private final KillStore kills;
    private final FatigueStore fatigue;
    private final AlertStore alerts;
    private final EngagementStore engagement;
    private final AuditStore audit;
    private final ActivityStore activity;
    private final IngestMetrics metrics;
    private final Outages outages;

    private final RecentIdentities recent = new RecentIdentities();
    private final TransactionsUnderWay underWay = new TransactionsUnderWay();

    /**
     * Whether the audit trail is asked about all events, not only those that came lately: after a start, and for as long as
     * copies come of which the originals did not.
     */
    private volatile boolean copiesExpected = true;

    public BatchStore(
            DataSource dataSource,
            VariantStore variants,
            MonitoringStore monitoring,
            KillStore kills,
            FatigueStore fatigue,
            AlertStore alerts,
            EngagementStore engagement,
            AuditStore audit,
            ActivityStore activity,
            IngestMetrics metrics,
            Outages outages) {
        this.dataSource = dataSource;
        this.variants = variants;
        this.monitoring = monitoring;
        this.kills = kills;
        this.fatigue = fatigue;
        this.alerts = alerts;
        this.engagement = engagement;
        this.audit = audit;
        this.activity = activity;
        this.metrics = metrics;
        this.outages = outages;
    }

    /**
     * Stores the batch. A database that is away is waited for, however long that takes.
     *
     * @throws UnstorableBatchException if the database refuses the data itself; nothing of the batch is stored then
     */
    @Retry(maxRetries = -1, maxDuration = 0, delay = 100, jitter = 50, retryOn = DatabaseAwayException.class)
    @ExponentialBackoff(maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
    public StoredBatch store(EventBatch batch) {
        try (Turn turn = underWay.begin()) {
            List<AcceptedEvent> suspects = recent.possibleCopies(batch.audited());
            StoredBatch stored = copiesExpected ? storeMissing(batch, suspects) : storeNew(batch, suspects, turn);
            outages.back(Dependency.DATABASE);
            return stored;
        } catch (SQLException e) {
            if (SqlFailure.isOfTheData(e)) {
                throw new UnstorableBatchException(e);
            }
            outages.away(Dependency.DATABASE, String.valueOf(e.getMessage()));
            throw new DatabaseAwayException(e);
        }
    }

    private StoredBatch storeNew(EventBatch batch, List<AcceptedEvent> suspects, Turn turn) throws SQLException {
        try {
            return transact(
                    batch,
                    (connection, kept) -> audit.add(connection, kept, ofPersonas(suspects, kept.personas()), turn));
        } catch (SQLException e) {
            if (SqlFailure.isUniqueViolation(e)) {
                return storeMissing(batch, suspects);
            }
            throw e;
        }
    }

    private StoredBatch storeMissing(EventBatch batch, List<AcceptedEvent> suspects) throws SQLException {
        StoredBatch stored = transact(batch, audit::addMissing);
        int copies = stored.batch().events().size() - stored.added().total();
        copiesExpected = copies > suspects.size();
        return stored;
    }

    private static List<AcceptedEvent> ofPersonas(List<AcceptedEvent> events, Set<String> personas) {
        return events.stream()
                .filter(accepted -> personas.contains(accepted.event().personaId()))
                .toList();
    }

    private StoredBatch transact(EventBatch batch, AuditStep auditStep) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                TransactionSettings.apply(connection, batch.events().size());
                Set<String> erased = ErasureFence.erasedAmong(connection, batch.personas());
                StoredBatch stored = storeAll(connection, batch.without(erased), erased, auditStep);
                metrics.timed("commit", () -> {
                    connection.commit();
                    return stored;
                });
                return stored;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    private StoredBatch storeAll(Connection connection, EventBatch batch, Set<String> erased, AuditStep auditStep)
            throws SQLException {
        EventCounts added = metrics.timed("audit", () -> auditStep.store(connection, batch));
        timed("variants", () -> variants.store(connection, batch));
        List<Identified<PerformanceUpdate>> newestCounts =
                metrics.timed("monitoring", () -> monitoring.store(connection, batch));
        timed("kills", () -> kills.store(connection, batch));
        timed("fatigue", () -> fatigue.store(connection, batch));
        timed("alerts", () -> alerts.store(connection, batch));
        timed("engagement", () -> engagement.store(connection, batch));
        // At the end, as every batch of a persona writes the same few rows.
        timed("activity", () -> activity.store(connection, batch.events()));
        return new StoredBatch(batch, erased, newestCounts, added);
    }

    private void timed(String step, Step work) throws SQLException {
        metrics.timed(step, () -> {
            work.run();
            return step;
        });
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
