package io.variantdash.ingest.observe;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.semconv.ErrorAttributes;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.RejectedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is followed of a batch: the batch itself with its steps, if the sampler wants it, and those of its events that
 * should be followed, each in a trace of its own that goes on in {@code dashboard.updates}. For one thread at a time.
 */
public final class BatchTrace {

    /** As many as can be exported; of a monitor that marks all of its events the rest goes without. */
    private static final int MOST_EVENTS = 1_000;

    /** What OpenTelemetry keeps of the links of a span by default. */
    private static final int MOST_LINKS = 128;

    private final @Nullable MonitorSpans spans;
    private final Span batch;
    private final List<Span> events = new ArrayList<>();
    /** Those of them that are accepted. */
    private final Map<UUID, Span> byIdentity = new HashMap<>();

    BatchTrace(@Nullable MonitorSpans spans, Span batch) {
        this.spans = spans;
        this.batch = batch;
    }

    /** Nothing is followed. */
    public static BatchTrace none() {
        return new BatchTrace(null, Span.getInvalid());
    }

    /** Does a part of the work: its steps, and what it logs, belong to the batch. */
    public <T> T during(Supplier<T> work) {
        return spans == null
                ? work.get()
                : Context.root().with(batch).wrapSupplier(work).get();
    }

    public void accepted(ConsumerRecord<byte[], byte[]> record, AcceptedEvent accepted) {
        Span event = begin(record);
        if (event.isRecording()) {
            event.setAttribute("event_type", accepted.event().type().wireName());
            event.setAttribute("persona_id", accepted.event().personaId());
            byIdentity.put(accepted.identity(), event);
        }
    }

    public void refused(ConsumerRecord<byte[], byte[]> record, RejectedEvent rejection) {
        fail(begin(record), rejection);
    }

    /** Tells that an accepted event was refused after all. */
    public void refused(UUID identity, RejectedEvent rejection) {
        fail(spanOf(identity), rejection);
        byIdentity.remove(identity);
    }

    /** Tells that the accepted events are committed. */
    public void stored() {
        byIdentity.values().forEach(event -> event.addEvent("stored"));
    }

    /** Tells that everything is done: the dashboards know. */
    public void published() {
        events.forEach(Span::end);
        batch.end();
    }

    /** Lets the reader of an update of a followed event go on with its trace. */
    public void continueIn(ProducerRecord<byte[], byte[]> update, UUID identity) {
        Span event = spanOf(identity);
        if (event.isRecording()) {
            TraceHeaders.write(event, update.headers());
        }
    }

    private Span begin(ConsumerRecord<byte[], byte[]> record) {
        if (spans == null || events.size() == MOST_EVENTS) {
            return Span.getInvalid();
        }
        Span event = spans.event(record);
        if (event.isRecording()) {
            link(event);
            events.add(event);
        }
        return event;
    }

    private void link(Span event) {
        if (batch.isRecording()) {
            event.addLink(batch.getSpanContext());
            if (events.size() < MOST_LINKS) {
                batch.addLink(event.getSpanContext());
            }
        }
    }

    private Span spanOf(UUID identity) {
        return byIdentity.getOrDefault(identity, Span.getInvalid());
    }

    private static void fail(Span event, RejectedEvent rejection) {
        event.setStatus(StatusCode.ERROR, rejection.reason());
        event.setAttribute(ErrorAttributes.ERROR_TYPE, rejection.code().wireName());
    }
}
