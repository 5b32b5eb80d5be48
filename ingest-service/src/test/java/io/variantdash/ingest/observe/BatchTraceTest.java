package io.variantdash.ingest.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.variantdash.event.Topics;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.RejectedEvent;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.ingest.support.Events;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class BatchTraceTest {

    private static final byte[] NOTHING = {};
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SAMPLED = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String UNWANTED = "00-" + TRACE + "-00f067aa0ba902b7-00";

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

    @Test
    void goesOnInTheUpdatesOfFollowedEventsOnly() {
        BatchTrace trace = tracing(0).batch(Instant.now(), 3);
        AcceptedEvent wanted = event();
        AcceptedEvent unwanted = event();
        AcceptedEvent undecided = event();
        trace.accepted(record(SAMPLED), wanted);
        trace.accepted(record(UNWANTED), unwanted);
        trace.accepted(record("no trace at all"), undecided);

        SpanContext sender = TraceHeaders.sender(updateOf(wanted, trace).headers());
        assertThat(sender.getTraceId()).isEqualTo(TRACE);
        assertThat(sender.isSampled()).isTrue();
        assertThat(updateOf(unwanted, trace).headers()).isEmpty();
        assertThat(updateOf(undecided, trace).headers()).isEmpty();
    }

    @Test
    void leavesToTheSamplerWhatNobodyDecided() {
        BatchTrace trace = tracing(1).batch(Instant.now(), 1);
        trace.accepted(record("no trace at all"), event());
        trace.published();

        assertThat(exporter.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsExactlyInAnyOrder("process monitor", "gather", "process monitor.early-kill");
    }

    @Test
    void tellsWhatWasStoredAndWhatWasRefused() {
        BatchTrace trace = tracing(0).batch(Instant.now(), 3);
        AcceptedEvent unstorable = event();
        RejectedEvent rejection = new RejectedEvent(RejectionCode.NOT_STORABLE, "why");
        trace.accepted(record(SAMPLED), event());
        trace.accepted(record(SAMPLED), unstorable);
        trace.refused(record(SAMPLED), rejection);
        trace.refused(unstorable.identity(), rejection);
        trace.stored();
        trace.published();

        List<SpanData> spans = exporter.getFinishedSpanItems();
        assertThat(spans).extracting(SpanData::getStatus).containsExactly(StatusData.unset(), failed(), failed());
        assertThat(spans).extracting(span -> span.getEvents().size()).containsExactly(1, 0, 0);
    }

    @Test
    void followsSoManyAtMost() {
        BatchTrace trace = tracing(1).batch(Instant.now(), 2_000);
        for (int i = 0; i < 2_000; i++) {
            trace.accepted(record(SAMPLED), event());
        }
        trace.published();

        assertThat(exporter.getFinishedSpanItems())
                .filteredOn(span -> span.getTraceId().equals(TRACE))
                .hasSize(1_000);
    }

    @Test
    void doesNothingWhileTracesAreOff() {
        BatchTrace trace = Tracing.off().batch(Instant.now(), 1);
        AcceptedEvent wanted = event();
        trace.accepted(record(SAMPLED), wanted);

        assertThat(updateOf(wanted, trace).headers()).isEmpty();
    }

    private Tracing tracing(double ratio) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build();
        return new Tracing(
                OpenTelemetrySdk.builder().setTracerProvider(provider).build(), false);
    }

    private static StatusData failed() {
        return StatusData.create(StatusCode.ERROR, "why");
    }

    private static AcceptedEvent event() {
        return AcceptedEvent.of(Events.kill("ava", UUID.randomUUID().toString(), "slow", Events.now()));
    }

    private static ConsumerRecord<byte[], byte[]> record(String traceParent) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("monitor.early-kill", 0, 0, NOTHING, NOTHING);
        record.headers().add("traceparent", traceParent.getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    private static ProducerRecord<byte[], byte[]> updateOf(AcceptedEvent event, BatchTrace trace) {
        ProducerRecord<byte[], byte[]> update = new ProducerRecord<>(Topics.DASHBOARD_UPDATES, NOTHING);
        trace.continueIn(update, event.identity());
        return update;
    }
}
