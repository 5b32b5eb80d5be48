package io.variantdash.ingest.consume;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/** Whether brokers answer a consumer: nothing but its metrics tells, as polls without a broker do not fail. */
final class BrokerConnectivity {

    /** BrokerConnectivity come and go in an instant when a client starts or a broker moves; that is no outage. */
    private static final long UNCONNECTED_NANOS = Duration.ofSeconds(2).toNanos();

    /** Heartbeats are answered every 3 s, unless the group waits for a member that died: for its session of 12 s. */
    private static final long SILENT_NANOS = Duration.ofSeconds(15).toNanos();

    private final Metric count;
    private final Metric bytes;
    private long connectedAt = System.nanoTime();
    private long answeredAt = connectedAt;
    private double bytesThen;

    BrokerConnectivity(Consumer<byte[], byte[]> consumer) {
        count = metric(consumer, "connection-count");
        bytes = metric(consumer, "incoming-byte-total");
    }

    /** What is wrong, if something is. */
    Optional<String> trouble() {
        long now = System.nanoTime();
        if (value(count) > 0) {
            connectedAt = now;
        }
        if (value(bytes) != bytesThen) {
            bytesThen = value(bytes);
            answeredAt = now;
        }
        if (now - connectedAt > UNCONNECTED_NANOS) {
            return Optional.of("no broker is connected");
        }
        return now - answeredAt > SILENT_NANOS ? Optional.of("no broker answers") : Optional.empty();
    }

    private static Metric metric(Consumer<byte[], byte[]> consumer, String name) {
        return consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(name)
                        && metric.getKey().group().equals("consumer-metrics"))
                .findAny()
                .orElseThrow()
                .getValue();
    }

    private static double value(Metric metric) {
        return ((Number) metric.metricValue()).doubleValue();
    }
}
