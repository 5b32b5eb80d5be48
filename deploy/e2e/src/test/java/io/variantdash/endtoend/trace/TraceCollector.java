package io.variantdash.endtoend.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Takes the spans that services export, as any collector does that speaks OTLP over HTTP, and keeps them. */
public final class TraceCollector implements AutoCloseable {

    private final HttpServer server;
    private final List<Exported> spans = new CopyOnWriteArrayList<>();

    /** A span and the service that made it; ids in hexadecimal, the parent's empty where there is none. */
    public record Exported(String service, String trace, String id, String parent, Span span) {

        static Exported of(String service, Span span) {
            HexFormat hex = HexFormat.of();
            return new Exported(
                    service,
                    hex.formatHex(span.getTraceId().toByteArray()),
                    hex.formatHex(span.getSpanId().toByteArray()),
                    hex.formatHex(span.getParentSpanId().toByteArray()),
                    span);
        }

        String name() {
            return span.getName();
        }

        Map<String, String> attributes() {
            return span.getAttributesList().stream()
                    .collect(Collectors.toMap(
                            KeyValue::getKey, attribute -> attribute.getValue().getStringValue()));
        }
    }

    public TraceCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /** What a service needs to find it. */
    public Map<String, String> environment() {
        return Map.of(
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf",
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY",
                "100MS");
    }

    public List<Exported> all() {
        return List.copyOf(spans);
    }

    public List<Exported> ofTrace(String traceId) {
        return spans.stream().filter(span -> span.trace().equals(traceId)).toList();
    }

    /** Waits for the span of a trace. */
    public Exported await(String traceId, Predicate<Exported> kind) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> ofTrace(traceId).stream().filter(kind).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            for (ResourceSpans resource : ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                    .getResourceSpansList()) {
                String service = serviceOf(resource);
                resource.getScopeSpansList().stream()
                        .flatMap(scope -> scope.getSpansList().stream())
                        .forEach(span -> spans.add(Exported.of(service, span)));
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static String serviceOf(ResourceSpans resource) {
        Stream<KeyValue> attributes = resource.getResource().getAttributesList().stream();
        return attributes
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
