package io.variantdash.query.config;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.DoubleStream;

/**
 * Counts requests by how long they took, so that the share of the fast ones can be told over all replicas, which no
 * percentile of a single one allows.
 */
@Singleton
final class RequestTimes implements MeterFilter {

    private static final String REQUESTS = "http.server.requests";
    private static final double[] BUCKETS_SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2};

    @Override
    public DistributionStatisticConfig configure(Meter.Id meter, DistributionStatisticConfig config) {
        return meter.getName().equals(REQUESTS)
                ? DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(DoubleStream.of(BUCKETS_SECONDS)
                                .map(seconds -> seconds * Duration.ofSeconds(1).toNanos())
                                .toArray())
                        .build()
                        .merge(config)
                : config;
    }
}
