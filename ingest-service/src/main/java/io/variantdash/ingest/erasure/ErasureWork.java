package io.variantdash.ingest.erasure;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.variantdash.event.Topics;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.erased.ErasureTopic;
import io.variantdash.ingest.gateway.problem.RefusedRequest;
import io.variantdash.ingest.gateway.transaction.EventWriter;
import io.variantdash.ingest.gateway.transaction.EventWriter.Outcome;
import io.variantdash.ingest.publish.UpdatePublisher;
import io.variantdash.ingest.publish.UpdateRecords.Update;
import io.variantdash.update.Heartbeat;
import io.variantdash.update.PersonaErasure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with the erasures that are not done. Every replica does, one of them at a time for each step; a step is done as a
 * whole or not at all, and where one ends for whatever reason the next one begins, at any replica.
 */
@ApplicationScoped
class ErasureWork {

    private static final Logger LOG = Logger.getLogger(ErasureWork.class);

    private final ErasureSteps steps;
    private final PersonaRows rows;
    private final Erasing erasing;
    private final EventWriter writer;
    private final UpdatePublisher updates;
    private final ErasureMetrics metrics;
    /** A rebuild tells dashboards nothing: the replicas go on when it is over. */
    private final boolean rebuild;
    /** Why they wait, as the log has it already; for the timer's thread alone, one after the other. */
    private volatile @Nullable String told;

    ErasureWork(
            ErasureSteps steps,
            PersonaRows rows,
            Erasing erasing,
            EventWriter writer,
            UpdatePublisher updates,
            ErasureMetrics metrics,
            IngestConfiguration configuration) {
        this.steps = steps;
        this.rows = rows;
        this.erasing = erasing;
        this.writer = writer;
        this.updates = updates;
        this.metrics = metrics;
        this.rebuild = configuration.rebuild();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (rebuild) {
            return;
        }
        try {
            List<Erasure> underWay = steps.underWay();
            metrics.underWay(underWay);
            for (Erasure erasure : underWay) {
                goOn(erasure);
            }
            told = null;
        } catch (SQLException | RefusedRequest e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    /** Once, as it is tried again every second. */
    private void tell(String reason) {
        if (!reason.equals(told)) {
            LOG.warnf("Erasures wait: %s", reason);
            told = reason;
        }
    }

    private void goOn(Erasure erasure) throws SQLException {
        if (erasure.state() == Erasure.State.LIFTING) {
            erasing.complete(erasure);
            return;
        }
        if (!erasure.announced()) {
            if (writer.write(List.of(ErasureTopic.erased(erasure.told()))) != Outcome.WRITTEN) {
                return;
            }
            steps.announced(erasure);
        }
        if (erasure.state() == Erasure.State.REQUESTED) {
            steps.begin(erasure);
        }
        if (steps.isFenced(erasure)) {
            delete(erasure);
        }
    }

    private void delete(Erasure erasure) throws SQLException {
        // Until nothing is found: a row may move while its table is looked through.
        while (rows.deleteAll(erasure) > 0) {
            LOG.debugf("Erasure %s looks for rows once more", erasure.id());
        }
        // Replicas that show the persona must look again, and find nothing then.
        var notice = notice(erasure.told());
        updates.publish(List.of(new Update(erasure.personaId(), erasure.id(), () -> notice)));
        if (steps.done(erasure)) {
            LOG.infof("Erasure %s is done: no row is left", erasure.id());
        }
    }

    private static ProducerRecord<byte[], byte[]> notice(PersonaErasure erasure) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.DASHBOARD_UPDATES, erasure.personaId().getBytes(StandardCharsets.UTF_8), erasure.toJson());
        record.headers().add(Heartbeat.KIND_HEADER, PersonaErasure.KIND.getBytes(StandardCharsets.US_ASCII));
        return record;
    }
}
