package io.variantdash.bench.rest;

import io.variantdash.event.PerformanceUpdate;
import io.variantdash.local.monitor.MonitorRecords;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Monitors that report on all active variants of all personas in turn, evenly over time, until it is closed. */
final class Arrivals implements AutoCloseable {

    private static final int TICKS_PER_SECOND = 50;
    private static final long VIEWS_BEFORE = 20_000;
    private static final long LONGEST_TICK_SECONDS = 30;

    private final KafkaProducer<byte[], byte[]> producer;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong sent = new AtomicLong();
    private volatile @Nullable Exception failure;

    Arrivals(String bootstrapServers, int eventsPerSecond) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        var unused = timer.scheduleAtFixedRate(
                () -> send(eventsPerSecond / TICKS_PER_SECOND), 0, 1000 / TICKS_PER_SECOND, TimeUnit.MILLISECONDS);
    }

    private void send(int events) {
        for (int i = 0; i < events; i++) {
            long number = sent.getAndIncrement();
            long persona = number % StoredDashboards.PERSONAS;
            long variant = number / StoredDashboards.PERSONAS % StoredDashboards.ACTIVE;
            long views = VIEWS_BEFORE + number;
            PerformanceUpdate update = new PerformanceUpdate(
                    null, "persona-" + persona, "variant-" + variant, views, views / 20, 0.05, Instant.now());
            var unused = producer.send(MonitorRecords.of(update), (sentTo, failed) -> {
                if (failed != null) {
                    failure = failed;
                }
            });
        }
    }

    /** Fails if anything could not be sent: then less arrived than is said. */
    void requireSent() {
        if (failure != null) {
            throw new IllegalStateException("Kafka did not take an event: " + failure, failure);
        }
    }

    /** Sends nothing more, and tells how many events were sent. */
    long stop() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(LONGEST_TICK_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The monitors do not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while monitors stop", e);
        }
        producer.flush();
        requireSent();
        return sent.get();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        producer.close();
    }
}
