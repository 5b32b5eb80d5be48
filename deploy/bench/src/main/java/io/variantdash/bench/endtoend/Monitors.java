package io.variantdash.bench.endtoend;

import io.variantdash.bench.drain.Mix;
import io.variantdash.bench.load.LiveClients;
import io.variantdash.bench.load.NumberedUpdates;
import io.variantdash.bench.load.Schedule;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.local.monitor.MonitorRecords;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Report on the variants of all personas in turn; one event in 25 is of another kind. */
public final class Monitors implements AutoCloseable {

    private static final int VARIANTS = 100;

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final int personas;

    public Monitors(String bootstrapServers, int personas) {
        this.personas = personas;
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends each event when it is due, and returns when the broker has all. */
    public void send(Schedule schedule) {
        for (long number = schedule.first(); number < schedule.end(); number++) {
            schedule.await(number);
            var unused = producer.send(MonitorRecords.of(event(number)), (sentTo, failed) -> {
                if (failed != null) {
                    failure.compareAndSet(null, failed);
                }
            });
        }
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("Kafka did not take an event: " + failed, failed);
        }
    }

    /** How many of its events are performance updates, whose frames can be told apart. */
    public long reports(Schedule schedule) {
        return LongStream.range(schedule.first(), schedule.end())
                .filter(number -> event(number) instanceof PerformanceUpdate)
                .count();
    }

    @Override
    public void close() {
        producer.close();
    }

    /** Each turn begins with the next persona, or the other kinds of events would all be about the same few. */
    private MonitorEvent event(long number) {
        long turn = number / personas;
        PerformanceUpdate report =
                NumberedUpdates.of(number, LiveClients.persona(number + turn, personas), "variant-" + turn % VARIANTS);
        return Mix.ALL.instead(number, report);
    }
}
