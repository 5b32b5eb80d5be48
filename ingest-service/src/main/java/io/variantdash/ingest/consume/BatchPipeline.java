package io.variantdash.ingest.consume;

import io.variantdash.event.codec.EventCodec;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.consume.DecodedRecords.Received;
import io.variantdash.ingest.erased.ErasedPersonas;
import io.variantdash.ingest.observe.BatchTrace;
import io.variantdash.ingest.observe.EventCounts;
import io.variantdash.ingest.observe.IngestMetrics;
import io.variantdash.ingest.observe.Tracing;
import io.variantdash.ingest.publish.DeadLetterSender;
import io.variantdash.ingest.publish.UpdatePublisher;
import io.variantdash.ingest.publish.UpdateRecords;
import io.variantdash.ingest.store.BatchStore;
import io.variantdash.ingest.store.EventBatch;
import io.variantdash.ingest.store.StoredBatch;
import io.variantdash.ingest.store.UnstorableBatchException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/**
 * The order of the work on every poll: decode, commit, publish. Polls are decoded while the transactions before are under
 * way, and those that come meanwhile are stored together: one poll is one transaction while there is little to do, and a
 * backlog makes large ones, which cost less per event. A crash in between means that records come again, which changes
 * nothing in the database and repeats updates.
 */
@ApplicationScoped
class BatchPipeline {

    /** One copies its audit rows while the other changes the variants; more would wait for the same rows. */
    private static final int TRANSACTIONS = 2;

    /** Two transactions, and what gathers behind them or is published. */
    private static final int BATCHES_IN_FLIGHT = 3;

    private final EventCodec codec;
    private final int batchSize;
    /** A rebuild stores what was published when it came. */
    private final boolean silent;

    private final BatchStore store;
    private final UpdatePublisher publisher;
    private final DeadLetterSender deadLetters;
    private final IngestMetrics metrics;
    private final Tracing tracing;
    private final ErasedPersonas erased;
    /** The order of transactions changes nothing in the tables, as two replicas show; that of updates is kept. */
    private final ExecutorService storing =
            Executors.newFixedThreadPool(TRANSACTIONS, task -> new Thread(task, "ingest-store"));

    private final ExecutorService publishing =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "ingest-publish"));

    private @Nullable OpenBatch open;
    private CompletableFuture<Void> published = CompletableFuture.completedFuture(null);
    private volatile boolean closing;

    BatchPipeline(
            IngestConfiguration configuration,
            BatchStore store,
            UpdatePublisher publisher,
            DeadLetterSender deadLetters,
            IngestMetrics metrics,
            Tracing tracing,
            ErasedPersonas erased) {
        this.codec = new EventCodec(configuration.retention());
        this.batchSize = configuration.batchSize();
        this.silent = configuration.rebuild();
        this.store = store;
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.tracing = tracing;
        this.erased = erased;
    }

    /** How many records may be under way. */
    int capacity() {
        return BATCHES_IN_FLIGHT * batchSize;
    }

    /**
     * Decodes the records on the caller's thread, which must always be the same; the result completes when all of them,
     * and of the polls before, are stored and published.
     */
    CompletableFuture<Void> submit(ConsumerRecords<byte[], byte[]> records) {
        Instant begun = Instant.now();
        DecodedRecords decoded = metrics.timed("decode", () -> DecodedRecords.decode(records, codec, erased));
        metrics.erased(EventCounts.of(decoded.erased().stream()));
        synchronized (this) {
            if (open == null || !open.hasRoomFor(decoded)) {
                open = begin(begun);
            }
            open.add(decoded);
            return published;
        }
    }

    /** Opens a batch that closes when a transaction takes it. */
    private OpenBatch begin(Instant begun) {
        OpenBatch batch = new OpenBatch(batchSize, begun);
        CompletableFuture<Outgoing> stored = CompletableFuture.supplyAsync(() -> store(close(batch)), storing);
        // After a failure nothing is published any more: the batches behind it come again as well.
        published = published.thenCombineAsync(stored, (before, outgoing) -> publish(outgoing), publishing);
        return batch;
    }

    private synchronized OpenBatch close(OpenBatch batch) {
        if (open == batch) {
            open = null;
        }
        return batch;
    }

    private Outgoing store(OpenBatch batch) {
        metrics.batch(batch.records());
        BatchTrace trace = tracing.batch(batch.begun(), batch.records());
        Outgoing outgoing = new Outgoing(batch.events(), trace, metrics);
        return trace.during(() -> {
            outgoing.refuseUnread(batch.deadLetters());
            batch.events().forEach(received -> trace.accepted(received.record(), received.event()));
            Halving.apply(
                    batch.events(),
                    events -> store(events, outgoing),
                    (received, failure) -> refuseUnstored(received, failure, outgoing));
            trace.stored();
            return outgoing;
        });
    }

    private void store(List<Received> events, Outgoing outgoing) {
        EventBatch batch = metrics.timed(
                "reduce",
                () -> new EventBatch(events.stream().map(Received::event).toList()));
        StoredBatch stored = store.store(batch);
        if (events.isEmpty()) {
            return;
        }
        List<Received> kept = Received.without(events, stored.erased());
        EventCounts types = types(kept);
        if (!stored.erased().isEmpty()) {
            metrics.erased(types(events).minus(types));
        }
        if (kept.isEmpty()) {
            return;
        }
        metrics.stored(types, stored.added());
        metrics.storedUpTo(stored.batch().newestTime());
        outgoing.updates()
                .addAll(UpdateRecords.of(
                        stored.batch(),
                        stored.newestCounts(),
                        identities -> Received.kafkaTimes(kept, identities),
                        outgoing.trace()));
    }

    private static EventCounts types(List<Received> events) {
        return EventCounts.of(
                events.stream().map(received -> received.event().event().type()));
    }

    /** An event that no transaction can store. */
    private void refuseUnstored(Received received, Throwable failure, Outgoing outgoing) {
        if (closing && !(failure instanceof UnstorableBatchException)) {
            throw new CancellationException("Stopped before the batch was stored");
        }
        outgoing.refuseUnstored(received, failure);
    }

    /** Of what was erased meanwhile no dashboard is told. */
    private @Nullable Void publish(Outgoing outgoing) {
        if (silent) {
            return null;
        }
        outgoing.updates().removeIf(update -> erased.contains(update.personaId()));
        outgoing.trace()
                .during(() -> metrics.timed("publish", () -> {
                    publisher
                            .publish(outgoing.updates())
                            .forEach(refused ->
                                    outgoing.refuseStored(refused.sent().identity(), refused.reason()));
                    deadLetters.send(outgoing.letters());
                    return outgoing;
                }));
        outgoing.trace().published();
        return null;
    }

    @PreDestroy
    void close() {
        closing = true;
        storing.shutdownNow();
        publishing.shutdownNow();
    }
}
