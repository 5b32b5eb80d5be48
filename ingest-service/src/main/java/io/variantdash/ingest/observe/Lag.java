package io.variantdash.ingest.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** How far this replica is behind the ends of its partitions: in records, and in time since the oldest one arrived. */
@ApplicationScoped
public class Lag {

    private static final long NONE = Long.MAX_VALUE;

    private final Clock clock = Clock.systemUTC();
    private volatile long records;
    private volatile long oldestMillis = NONE;

    Lag(MeterRegistry registry) {
        Gauge.builder("ingest.lag.records", () -> records)
                .description("Records of this replica's partitions that are not finished")
                .register(registry);
        TimeGauge.builder("ingest.lag", this::age, TimeUnit.MILLISECONDS)
                .description("Time since the oldest unfinished record was written to Kafka; 0 if there is none")
                .register(registry);
    }

    /**
     * Takes note of the state.
     *
     * @param oldestMillis Kafka's timestamp of the oldest one
     */
    public void behind(long records, long oldestMillis) {
        this.records = records;
        this.oldestMillis = records == 0 ? NONE : oldestMillis;
    }

    private double age() {
        long oldest = oldestMillis;
        return oldest == NONE ? 0 : Math.max(0, clock.millis() - oldest);
    }
}
