package io.variantdash.ingest.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.metrics.KafkaMetric;

/** Kafka's figures of the clients that there are now, as series without the names of clients, topics or brokers. */
@Singleton
class ClientFigures {

    private final Map<ClientFigure, Set<KafkaMetric>> figures = new ConcurrentHashMap<>();
    private final ClientCertificate certificate;
    private final Clock clock = Clock.systemUTC();

    ClientFigures(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.certificate = ClientCertificate.of(settings);
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        for (ClientFigure figure : ClientFigure.values()) {
            Gauge.builder(figure.meter, () -> value(figure))
                    .description(figure.help)
                    .register(registry);
        }
        Gauge.builder("kafka.client.certificate.remaining.seconds", () -> certificate.remaining(clock.instant()))
                .description("For how long the client certificate that this replica has read is valid; NaN without one")
                .register(registry);
    }

    void add(KafkaMetric metric) {
        for (ClientFigure figure : ClientFigure.values()) {
            if (figure.is(metric.metricName())) {
                figures.computeIfAbsent(figure, first -> ConcurrentHashMap.newKeySet())
                        .add(metric);
            }
        }
    }

    void remove(KafkaMetric metric) {
        figures.values().forEach(metrics -> metrics.remove(metric));
    }

    double value(ClientFigure figure) {
        return figure.of(figures.getOrDefault(figure, Set.of()).stream()
                .map(KafkaMetric::metricValue)
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue()));
    }
}
