package io.variantdash.ingest.erasure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells of erasures that are not done. Written by one thread at a time, read by any. */
@ApplicationScoped
class ErasureMetrics {

    /** The erasures that are not done, and when the first of them was asked for. */
    private record UnderWay(int count, @Nullable Instant since) {}

    private final Clock clock = Clock.systemUTC();
    private volatile @Nullable UnderWay underWay;

    ErasureMetrics(MeterRegistry registry) {
        Gauge.builder("ingest.erasures.under.way", this::count)
                .description("Erasures of personas that are not done; NaN while that is not known")
                .register(registry);
        TimeGauge.builder("ingest.erasure.longest", () -> age().toMillis(), TimeUnit.MILLISECONDS)
                .description("How long ago the oldest erasure that is not done was asked for; 0 where all are done")
                .register(registry);
    }

    void underWay(List<Erasure> erasures) {
        underWay = new UnderWay(
                erasures.size(),
                erasures.stream()
                        .map(Erasure::requestedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private double count() {
        UnderWay known = underWay;
        return known == null ? Double.NaN : known.count();
    }

    /** Goes on while the database is away: it is not done. */
    private Duration age() {
        UnderWay known = underWay;
        Instant since = known == null ? null : known.since();
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }
}
