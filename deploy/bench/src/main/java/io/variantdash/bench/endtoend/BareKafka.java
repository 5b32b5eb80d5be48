package io.variantdash.bench.endtoend;

import io.variantdash.bench.drain.Topics;
import io.variantdash.bench.drain.Workload;
import io.variantdash.bench.load.Schedule;
import io.variantdash.bench.load.UpdateSource;
import io.variantdash.bench.testbed.Testbed;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * The reference: as many records a second, from a producer through the same broker straight to a consumer. It changes with the
 * machine and never with our code.
 */
final class BareKafka implements AutoCloseable {

    private static final String TOPIC = "bench.reference";
    private static final Duration LEAD = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final int personas;
    private final UpdateSource source;
    private long next;

    BareKafka(Testbed testbed, int personas) {
        this.bootstrapServers = testbed.kafka().bootstrapServers();
        this.personas = personas;
        try (Topics topics = new Topics(bootstrapServers)) {
            topics.create(TOPIC, Workload.PARTITIONS);
        }
        source = new UpdateSource(bootstrapServers, TOPIC);
    }

    /** How many microseconds the records took from when they were due; fails if one is lost. */
    Histogram measure(int perSecond, int seconds) {
        Schedule schedule = Schedule.startingIn(LEAD, next, perSecond, seconds);
        next = schedule.end();
        try (UpdateProbe probe = new UpdateProbe(bootstrapServers, TOPIC, schedule)) {
            source.send(schedule, personas);
            probe.awaitAll(LONGEST_WAIT);
            Histogram micros = probe.stop();
            if (micros.getTotalCount() != schedule.updates()) {
                throw new IllegalStateException("Kafka brought %,d of %,d records of the reference"
                        .formatted(micros.getTotalCount(), schedule.updates()));
            }
            return micros;
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
