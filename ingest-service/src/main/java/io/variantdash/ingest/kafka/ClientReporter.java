package io.variantdash.ingest.kafka;

import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/** Kafka makes one for each client by the name of this class ({@code kafka.metric.reporters}), and tells it of every figure. */
public final class ClientReporter implements MetricsReporter {

    private Optional<ClientFigures> figures = Optional.empty();

    @Override
    public void configure(Map<String, ?> settings) {
        figures = Optional.of(CDI.current().select(ClientFigures.class).get());
    }

    @Override
    public void init(List<KafkaMetric> metrics) {
        metrics.forEach(this::metricChange);
    }

    @Override
    public void metricChange(KafkaMetric metric) {
        figures.ifPresent(all -> all.add(metric));
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        figures.ifPresent(all -> all.remove(metric));
    }

    /** A client that closes removes its figures one by one. */
    @Override
    public void close() {}
}
