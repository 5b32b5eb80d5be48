package io.variantdash.ingest.observe;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The trace that a record belongs to, in headers as W3C's Trace Context has them: {@code traceparent}, {@code tracestate}. */
public final class TraceHeaders {

    private static final TextMapGetter<Headers> GETTER = new TextMapGetter<>() {
        @Override
        public List<String> keys(Headers headers) {
            return Arrays.stream(headers.toArray()).map(Header::key).toList();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String key) {
            Header header = headers == null ? null : headers.lastHeader(key);
            return header == null || header.value() == null
                    ? null
                    : new String(header.value(), StandardCharsets.US_ASCII);
        }
    };

    private static final TextMapGetter<MultiMap> REQUEST_GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(MultiMap headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable MultiMap headers, String key) {
            return headers == null ? null : headers.get(key);
        }
    };

    private TraceHeaders() {}

    /**
     * The trace of the HTTP request that this thread answers: the service's own part of it where it traces requests, else what
     * its sender says; invalid if there is none, or if it cannot be read.
     */
    public static SpanContext ofRequest(MultiMap headers) {
        SpanContext own = Span.current().getSpanContext();
        return own.isValid()
                ? own
                : Span.fromContext(W3CTraceContextPropagator.getInstance()
                                .extract(Context.root(), headers, REQUEST_GETTER))
                        .getSpanContext();
    }

    /** Says where a record comes from; nothing if that is invalid. */
    public static void write(SpanContext sender, Headers headers) {
        write(Span.wrap(sender), headers);
    }

    /** Where a record comes from; invalid if its sender does not say, or not so that it can be read. */
    public static SpanContext sender(Headers headers) {
        return Span.fromContext(read(headers)).getSpanContext();
    }

    static Context read(Headers headers) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, GETTER);
    }

    static void write(Span sender, Headers headers) {
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(sender), headers, (to, key, value) -> {
            if (to != null) {
                to.add(key, value.getBytes(StandardCharsets.US_ASCII));
            }
        });
    }
}
