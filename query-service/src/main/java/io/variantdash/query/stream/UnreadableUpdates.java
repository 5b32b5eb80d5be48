package io.variantdash.query.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.variantdash.query.observe.PersonaField;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts and logs records of the stream that are no updates: they are passed over. */
@Singleton
class UnreadableUpdates {

    private static final Logger LOG = Logger.getLogger(UnreadableUpdates.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Counter counter;
    private long loggedAt = System.nanoTime() - QUIET.toNanos();

    UnreadableUpdates(MeterRegistry registry) {
        this.counter = Counter.builder("query.unreadable.updates")
                .description("Records of dashboard.updates that are no updates, and were passed over")
                .register(registry);
    }

    /** By the stream's thread only. */
    void note(ConsumerRecord<byte[], byte @Nullable []> consumed, RuntimeException failure) {
        counter.increment();
        long now = System.nanoTime();
        if (now - loggedAt >= QUIET.toNanos()) {
            loggedAt = now;
            PersonaField.during(
                    persona(consumed.key()),
                    () -> LOG.warnf(
                            "Ignoring %s-%d@%d: %s. Others are counted only, for a minute.",
                            consumed.topic(), consumed.partition(), consumed.offset(), failure));
        }
    }

    private static @Nullable String persona(byte @Nullable [] key) {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }
}
