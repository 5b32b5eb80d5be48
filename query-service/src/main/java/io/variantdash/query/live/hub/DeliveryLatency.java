package io.variantdash.query.live.hub;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.variantdash.query.live.queue.UpdateFrame;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * How long events take from Kafka to the clients: once a frame and loop, when the last client has been written to; and the
 * end of the traces of those that are followed.
 */
@Singleton
class DeliveryLatency implements DeliveryListener {

    private static final int[] BUCKETS_MILLIS = {5, 10, 20, 30, 50, 75, 100, 200, 500, 1_000, 2_000, 5_000, 10_000};

    private final Timer timer;
    private final Clock clock;

    DeliveryLatency(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.timer = Timer.builder("live.latency")
                .description("From an event's Kafka timestamp in the monitor topic to its frame's being written")
                .serviceLevelObjectives(IntStream.of(BUCKETS_MILLIS)
                        .mapToObj(Duration::ofMillis)
                        .toArray(Duration[]::new))
                .register(registry);
    }

    @Override
    public void written(List<UpdateFrame> frames) {
        long now = clock.millis();
        for (UpdateFrame frame : frames) {
            frame.trace().written();
            if (frame.eventMillis() > 0) {
                timer.record(Math.max(0, now - frame.eventMillis()), TimeUnit.MILLISECONDS);
            }
        }
    }
}
