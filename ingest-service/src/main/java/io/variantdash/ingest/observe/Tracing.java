package io.variantdash.ingest.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Begins traces. While they are off, nothing is asked of records and nothing is made for them. */
@ApplicationScoped
public class Tracing {

    private final Tracer tracer;
    private final boolean off;

    public Tracing(OpenTelemetry openTelemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.tracer = openTelemetry.getTracer("io.variantdash.ingest");
        this.off = off;
    }

    /** Traces nothing. */
    public static Tracing off() {
        return new Tracing(OpenTelemetry.noop(), true);
    }

    /**
     * Begins the trace of a batch that a transaction takes now.
     *
     * @param begun when the first of its records came
     */
    public BatchTrace batch(Instant begun, int records) {
        if (off) {
            return BatchTrace.none();
        }
        MonitorSpans spans = new MonitorSpans(tracer, begun);
        return new BatchTrace(spans, spans.batch(records));
    }

    /** Begins a step of the batch that this thread works on; records nothing where that is not followed. */
    public Span step(String name) {
        return Span.current().isRecording() ? tracer.spanBuilder(name).startSpan() : Span.getInvalid();
    }
}
