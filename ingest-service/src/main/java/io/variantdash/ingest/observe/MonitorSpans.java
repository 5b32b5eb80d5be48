package io.variantdash.ingest.observe;

import static io.opentelemetry.semconv.incubating.MessagingIncubatingAttributes.MESSAGING_BATCH_MESSAGE_COUNT;
import static io.opentelemetry.semconv.incubating.MessagingIncubatingAttributes.MESSAGING_DESTINATION_NAME;
import static io.opentelemetry.semconv.incubating.MessagingIncubatingAttributes.MESSAGING_DESTINATION_PARTITION_ID;
import static io.opentelemetry.semconv.incubating.MessagingIncubatingAttributes.MESSAGING_KAFKA_OFFSET;
import static io.opentelemetry.semconv.incubating.MessagingIncubatingAttributes.MESSAGING_OPERATION_TYPE;
import static io.opentelemetry.semconv.incubating.MessagingIncubatingAttributes.MESSAGING_SYSTEM;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.semconv.incubating.MessagingIncubatingAttributes.MessagingOperationTypeIncubatingValues;
import io.opentelemetry.semconv.incubating.MessagingIncubatingAttributes.MessagingSystemIncubatingValues;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Begins the spans of a batch and its events, named as OpenTelemetry's conventions for messaging say.
 *
 * @param begun when the first record came
 */
record MonitorSpans(Tracer tracer, Instant begun) {

    private static final Attributes OF_ALL = Attributes.of(
            MESSAGING_SYSTEM,
            MessagingSystemIncubatingValues.KAFKA,
            MESSAGING_OPERATION_TYPE,
            MessagingOperationTypeIncubatingValues.PROCESS);

    /** Followed if the sampler wants it. Where it began, what its polls brought was decoded and gathered. */
    Span batch(int records) {
        Span batch = begin("process monitor", Context.root());
        if (batch.isRecording()) {
            batch.setAllAttributes(OF_ALL).setAttribute(MESSAGING_BATCH_MESSAGE_COUNT, (long) records);
            begin("gather", Context.root().with(batch)).end();
        }
        return batch;
    }

    /** Followed if the record's monitor wants it, or where that says nothing the sampler. */
    Span event(ConsumerRecord<byte[], byte[]> record) {
        Span event = begin(record.topic(), TraceHeaders.read(record.headers()));
        if (event.isRecording()) {
            event.updateName("process " + record.topic())
                    .setAllAttributes(OF_ALL)
                    .setAttribute(MESSAGING_DESTINATION_NAME, record.topic())
                    .setAttribute(MESSAGING_DESTINATION_PARTITION_ID, Integer.toString(record.partition()))
                    .setAttribute(MESSAGING_KAFKA_OFFSET, record.offset());
        }
        return event;
    }

    private Span begin(String name, Context parent) {
        return tracer.spanBuilder(name)
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(begun)
                .startSpan();
    }
}
