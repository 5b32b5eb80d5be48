package io.variantdash.bench.page;

import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.local.monitor.MonitorRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The active variants of a persona, and what monitors report on them. */
final class Posts implements AutoCloseable {

    private static final int TICKS_PER_SECOND = 50;
    private static final long VIEWS_BEFORE = 1_000;
    private static final long RATE = 20;

    private final String persona;
    private final int size;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLong reported = new AtomicLong();

    Posts(String bootstrapServers, String persona, int size) {
        this.persona = persona;
        this.size = size;
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Posts all, and reports once on each. */
    void publish() {
        Instant now = Instant.now();
        for (int i = 0; i < size; i++) {
            Instant posted = now.minus(Duration.ofMinutes(i + 1L));
            send(new VariantPosted(
                    null,
                    persona,
                    "variant-" + i,
                    "Post number %d, which says as much as posts usually say in a line".formatted(i),
                    0.05,
                    "curiosity_gap",
                    VariantStatus.ACTIVE,
                    posted,
                    posted));
        }
        report(size);
        producer.flush();
    }

    /** Reports so often a second on all of them in turn, until what is returned is shut down. */
    ScheduledExecutorService reportEvenly(int perSecond) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        var unused = timer.scheduleAtFixedRate(
                () -> report(perSecond / TICKS_PER_SECOND), 0, 1000 / TICKS_PER_SECOND, TimeUnit.MILLISECONDS);
        return timer;
    }

    private void report(int events) {
        for (int i = 0; i < events; i++) {
            long number = reported.getAndIncrement();
            long views = VIEWS_BEFORE + number;
            send(new PerformanceUpdate(
                    null, persona, "variant-" + number % size, views, views / RATE, 1.0 / RATE, Instant.now()));
        }
    }

    private void send(MonitorEvent event) {
        var unused = producer.send(MonitorRecords.of(event));
    }

    @Override
    public void close() {
        producer.close();
    }
}
