package io.variantdash.ingest.consume;

import io.variantdash.event.EventCodec;
import io.variantdash.event.EventType;
import io.variantdash.event.RejectedEvent;
import io.variantdash.event.RejectionCode;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.consume.DecodedRecords.Received;
import io.variantdash.ingest.deadletter.DeadLetter;
import io.variantdash.ingest.metrics.IngestMetrics;
import io.variantdash.ingest.publish.Publisher;
import io.variantdash.ingest.publish.UpdateRecords;
import io.variantdash.ingest.store.EventBatch;
import io.variantdash.ingest.store.EventCounts;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The order of the work on every poll: decode, commit, publish. A batch is decoded while those before it are in the
 * database and the one before those is published. A crash in between means that records come again, which changes nothing
 * in the database and repeats updates.
 */
@ApplicationScoped
class BatchPipeline {

    /** A batch before its transaction: what it stores is reduced and sorted already. */
    private record Prepared(DecodedRecords decoded, EventBatch batch) {}

    /** One copies its audit rows while the other changes the variants; more would wait for the same rows. */
    private static final int TRANSACTIONS = 2;

    private final EventCodec codec;
    private final BatchStore store;
    private final Publisher publisher;
    private final IngestMetrics metrics;
    /** The order of transactions changes nothing in the tables, as two replicas show; that of updates is kept. */
    private final ExecutorService storing =
            Executors.newFixedThreadPool(TRANSACTIONS, task -> new Thread(task, "ingest-store"));

    private final ExecutorService publishing =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "ingest-publish"));

    private CompletableFuture<Void> published = CompletableFuture.completedFuture(null);

    BatchPipeline(IngestConfiguration configuration, BatchStore store, Publisher publisher, IngestMetrics metrics) {
        this.codec = new EventCodec(configuration.retention());
        this.store = store;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    /**
     * Decodes the records on the caller's thread, which must always be the same; the result completes when all of them,
     * and of the batches before, are stored and published.
     */
    CompletableFuture<Void> submit(ConsumerRecords<byte[], byte[]> records) {
        metrics.polled(records.count());
        Prepared prepared = metrics.timed("decode", () -> {
            DecodedRecords decoded = DecodedRecords.decode(records, codec);
            return new Prepared(decoded, batch(decoded.events()));
        });
        CompletableFuture<List<ProducerRecord<byte[], byte[]>>> stored =
                CompletableFuture.supplyAsync(() -> store(prepared), storing);
        // After a failure nothing is published any more: the batches behind it come again as well.
        published = published.thenCombineAsync(stored, (before, outgoing) -> publish(outgoing), publishing);
        return published;
    }

    private List<ProducerRecord<byte[], byte[]>> store(Prepared prepared) {
        List<ProducerRecord<byte[], byte[]>> outgoing = new ArrayList<>();
        prepared.decoded().deadLetters().forEach(letter -> outgoing.add(deadLetter(letter)));
        store(prepared.decoded().events(), prepared.batch(), outgoing);
        return outgoing;
    }

    /** Halves a batch that the database refuses until the culprit stands alone, and dead-letters only that. */
    private void store(List<Received> events, EventBatch batch, List<ProducerRecord<byte[], byte[]>> outgoing) {
        if (events.isEmpty()) {
            return;
        }
        try {
            StoredBatch stored = store.store(batch);
            metrics.stored(
                    EventCounts.of(events.stream()
                            .map(received -> received.event().event().type())),
                    stored.added());
            metrics.storedUpTo(batch.newestTime());
            outgoing.addAll(UpdateRecords.of(batch, stored.newestCounts(), Received.kafkaTimes(events)));
        } catch (UnstorableBatchException e) {
            if (events.size() == 1) {
                RejectedEvent rejection = new RejectedEvent(
                        RejectionCode.NOT_STORABLE, "The database cannot store the event: " + e.getMessage());
                outgoing.add(deadLetter(new DeadLetter(events.get(0).record(), rejection)));
            } else {
                int middle = events.size() / 2;
                storePart(events.subList(0, middle), outgoing);
                storePart(events.subList(middle, events.size()), outgoing);
            }
        }
    }

    private void storePart(List<Received> events, List<ProducerRecord<byte[], byte[]>> outgoing) {
        store(events, batch(events), outgoing);
    }

    private @Nullable Void publish(List<ProducerRecord<byte[], byte[]>> outgoing) {
        metrics.timed("publish", () -> {
            publisher.publish(outgoing);
            return outgoing;
        });
        return null;
    }

    private ProducerRecord<byte[], byte[]> deadLetter(DeadLetter letter) {
        metrics.rejected(
                EventType.ofTopic(letter.original().topic()).orElseThrow(),
                letter.rejection().code());
        return letter.toRecord();
    }

    private static EventBatch batch(List<Received> events) {
        return new EventBatch(events.stream().map(Received::event).toList());
    }

    @PreDestroy
    void close() {
        storing.shutdownNow();
        publishing.shutdownNow();
    }
}
