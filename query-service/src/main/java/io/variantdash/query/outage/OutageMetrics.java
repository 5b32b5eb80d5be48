package io.variantdash.query.outage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import io.variantdash.query.database.DatabaseWatch;
import io.variantdash.query.stream.Outage;
import io.variantdash.query.stream.StreamStatus;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** For how long what this replica needs has been away, as series; the checks of readiness only tell that it is. */
@Singleton
class OutageMetrics {

    private final DatabaseWatch database;
    private final StreamStatus stream;
    private final Clock clock;

    OutageMetrics(DatabaseWatch database, StreamStatus stream, Clock clock) {
        this.database = database;
        this.stream = stream;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        gauge(registry, "database", database::outage);
        gauge(registry, "kafka-consumer", this::streamOutage);
    }

    private Duration streamOutage() {
        return stream.outage()
                .map(Outage::since)
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }

    private static void gauge(MeterRegistry registry, String dependency, Supplier<Duration> outage) {
        TimeGauge.builder("query.outage", () -> outage.get().toMillis(), TimeUnit.MILLISECONDS)
                .description("For how long a dependency has been away; 0 while it is not")
                .tag("dependency", dependency)
                .register(registry);
    }
}
