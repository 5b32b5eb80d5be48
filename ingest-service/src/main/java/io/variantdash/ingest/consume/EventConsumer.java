package io.variantdash.ingest.consume;

import io.smallrye.common.annotation.Blocking;
import io.variantdash.event.EventCodec;
import io.variantdash.event.RejectedEvent;
import io.variantdash.event.RejectionCode;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.consume.DecodedRecords.Received;
import io.variantdash.ingest.deadletter.DeadLetter;
import io.variantdash.ingest.publish.Publisher;
import io.variantdash.ingest.publish.UpdateRecords;
import io.variantdash.ingest.store.EventBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The way of every poll: decode, commit, publish, and only then acknowledge (by returning). A crash in between means
 * that the records come again, which changes nothing in the database and repeats updates.
 */
@ApplicationScoped
class EventConsumer {

    private final EventCodec codec;
    private final BatchStore store;
    private final Publisher publisher;

    EventConsumer(IngestConfiguration configuration, BatchStore store, Publisher publisher) {
        this.codec = new EventCodec(configuration.retention());
        this.store = store;
        this.publisher = publisher;
    }

    @Incoming("monitor-events")
    @Blocking
    void consume(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        DecodedRecords decoded = DecodedRecords.decode(records, codec);
        List<ProducerRecord<byte[], byte[]>> outgoing = new ArrayList<>();
        decoded.deadLetters().forEach(letter -> outgoing.add(letter.toRecord()));
        store(decoded.events(), outgoing);
        publisher.publish(outgoing);
    }

    /** Halves a batch that the database refuses until the culprit stands alone, and dead-letters only that. */
    private void store(List<Received> events, List<ProducerRecord<byte[], byte[]>> outgoing) {
        if (events.isEmpty()) {
            return;
        }
        EventBatch batch = new EventBatch(events.stream().map(Received::event).toList());
        try {
            outgoing.addAll(UpdateRecords.of(batch, store.store(batch)));
        } catch (UnstorableBatchException e) {
            if (events.size() == 1) {
                RejectedEvent rejection = new RejectedEvent(
                        RejectionCode.NOT_STORABLE, "The database cannot store the event: " + e.getMessage());
                outgoing.add(new DeadLetter(events.get(0).record(), rejection).toRecord());
            } else {
                int middle = events.size() / 2;
                store(events.subList(0, middle), outgoing);
                store(events.subList(middle, events.size()), outgoing);
            }
        }
    }
}
