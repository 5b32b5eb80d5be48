package io.variantdash.query.observe;

import static io.opentelemetry.semconv.incubating.MessagingIncubatingAttributes.MESSAGING_DESTINATION_NAME;
import static io.opentelemetry.semconv.incubating.MessagingIncubatingAttributes.MESSAGING_OPERATION_TYPE;
import static io.opentelemetry.semconv.incubating.MessagingIncubatingAttributes.MESSAGING_SYSTEM;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.semconv.incubating.MessagingIncubatingAttributes.MessagingOperationTypeIncubatingValues;
import io.opentelemetry.semconv.incubating.MessagingIncubatingAttributes.MessagingSystemIncubatingValues;
import io.variantdash.event.Topics;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Goes on with the traces of events where ingest-service ended. */
@Singleton
public class FrameTracing {

    private static final String PARENT = "traceparent";
    private static final Attributes ATTRIBUTES = Attributes.of(
            MESSAGING_SYSTEM,
            MessagingSystemIncubatingValues.KAFKA,
            MESSAGING_OPERATION_TYPE,
            MessagingOperationTypeIncubatingValues.PROCESS,
            MESSAGING_DESTINATION_NAME,
            Topics.DASHBOARD_UPDATES);

    private static final TextMapGetter<String> GETTER = new TextMapGetter<>() {
        @Override
        public List<String> keys(String traceParent) {
            return List.of(PARENT);
        }

        @Override
        public @Nullable String get(@Nullable String traceParent, String key) {
            return key.equals(PARENT) ? traceParent : null;
        }
    };

    private final Tracer tracer;
    private final boolean off;

    FrameTracing(OpenTelemetry openTelemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.tracer = openTelemetry.getTracer("io.variantdash.query");
        this.off = off;
    }

    /**
     * Begins to follow an update that has arrived, if its event is followed.
     *
     * @param traceParent what came with it, as W3C's Trace Context has it
     */
    public FrameTrace arrived(@Nullable String traceParent, String personaId) {
        if (off || traceParent == null) {
            return FrameTrace.NONE;
        }
        Span arrival = tracer.spanBuilder("process " + Topics.DASHBOARD_UPDATES)
                .setParent(W3CTraceContextPropagator.getInstance().extract(Context.root(), traceParent, GETTER))
                .setSpanKind(SpanKind.CONSUMER)
                .setAllAttributes(ATTRIBUTES)
                .setAttribute("persona_id", personaId)
                .startSpan();
        return arrival.isRecording() ? new FollowedFrame(tracer, arrival, Instant.now()) : FrameTrace.NONE;
    }
}
