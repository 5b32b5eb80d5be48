package io.variantdash.ingest.consume;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/** Whether a consumer is connected to any broker: nothing but its metrics tells, as polls without a broker do not fail. */
final class Connections {

    /** Connections come and go in an instant when a client starts or a broker moves; that is no outage. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    private final Metric count;
    private long seen = System.nanoTime();

    Connections(Consumer<byte[], byte[]> consumer) {
        count = consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("connection-count")
                        && metric.getKey().group().equals("consumer-metrics"))
                .findAny()
                .orElseThrow()
                .getValue();
    }

    boolean exist() {
        if (((Number) count.metricValue()).doubleValue() > 0) {
            seen = System.nanoTime();
        }
        return System.nanoTime() - seen < PATIENCE_NANOS;
    }
}
