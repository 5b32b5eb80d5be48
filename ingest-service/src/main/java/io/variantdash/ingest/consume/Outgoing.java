package io.variantdash.ingest.consume;

import io.variantdash.event.EventType;
import io.variantdash.event.codec.RejectedEvent;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.ingest.consume.DecodedRecords.Received;
import io.variantdash.ingest.observe.BatchTrace;
import io.variantdash.ingest.observe.IngestMetrics;
import io.variantdash.ingest.publish.DeadLetter;
import io.variantdash.ingest.publish.RejectionLog;
import io.variantdash.ingest.publish.UpdateRecords.Update;
import io.variantdash.ingest.store.UnstorableBatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a batch tells others once it is stored: dashboards of updates, the dead-letter topic of refused events. */
final class Outgoing {

    private final List<Received> events;
    private final BatchTrace trace;
    private final IngestMetrics metrics;
    private final List<Update> updates = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param events where the updates will come from, but for counts that were stored before
     */
    Outgoing(List<Received> events, BatchTrace trace, IngestMetrics metrics) {
        this.events = events;
        this.trace = trace;
        this.metrics = metrics;
    }

    BatchTrace trace() {
        return trace;
    }

    List<Update> updates() {
        return updates;
    }

    List<DeadLetter> letters() {
        return letters;
    }

    /** Records that are no events. */
    void refuseUnread(List<DeadLetter> unread) {
        unread.forEach(letter -> {
            trace.refused(letter.original(), letter.rejection());
            add(letter);
        });
        RejectionLog.tell(unread);
    }

    /** An event that no transaction can store. */
    void refuseUnstored(Received received, Throwable failure) {
        refuse(
                received,
                failure instanceof UnstorableBatchException
                        ? new RejectedEvent(
                                RejectionCode.NOT_STORABLE,
                                "The database cannot store the event: " + failure.getMessage())
                        : RejectedEvent.internal(failure));
    }

    /** An event that is stored, but of which the dashboards cannot be told. Counts that were stored before have no record. */
    void refuseStored(UUID identity, Throwable failure) {
        origin(identity)
                .ifPresentOrElse(
                        received -> refuse(received, RejectedEvent.internal(failure)),
                        () -> RejectionLog.tellOfUpdate(failure));
    }

    /** The event that something is told of. It is looked for, as that is rare. */
    private Optional<Received> origin(UUID identity) {
        return events.stream()
                .filter(received -> received.event().identity().equals(identity))
                .findFirst();
    }

    private void refuse(Received received, RejectedEvent rejection) {
        DeadLetter letter = new DeadLetter(received.record(), rejection);
        RejectionLog.tell(letter, received.event().event().personaId());
        trace.refused(received.event().identity(), rejection);
        add(letter);
    }

    private void add(DeadLetter letter) {
        metrics.rejected(
                EventType.ofTopic(letter.original().topic()).orElseThrow(),
                letter.rejection().code());
        letters.add(letter);
    }
}
