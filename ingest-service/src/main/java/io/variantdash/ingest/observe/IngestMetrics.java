package io.variantdash.ingest.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.Startup;
import io.variantdash.event.EventType;
import io.variantdash.event.field.RejectionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Counts events by type and outcome and dead letters by code, and times the steps of a batch. */
@Startup // or the first burst of a kind would be a new series, in which nothing increases
@ApplicationScoped
public class IngestMetrics {

    /** Work that is timed, with the one kind of failure that it has. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    private final MeterRegistry registry;
    private final Tracing tracing;
    private final DistributionSummary batchSize;
    private final AtomicLong newestEvent = new AtomicLong();
    private final Clock clock = Clock.systemUTC();

    public IngestMetrics(MeterRegistry registry, Outages outages, Tracing tracing) {
        this.registry = registry;
        this.tracing = tracing;
        batchSize = DistributionSummary.builder("ingest.batch.records")
                .description("Records that one transaction stored or refused")
                .register(registry);
        TimeGauge.builder("ingest.newest.event.age", this::newestEventAge, TimeUnit.MILLISECONDS)
                .description("Age of the newest event that this replica stored; NaN before the first")
                .register(registry);
        for (Dependency dependency : Dependency.values()) {
            TimeGauge.builder(
                            "ingest.outage", () -> outages.duration(dependency).toMillis(), TimeUnit.MILLISECONDS)
                    .description("For how long a dependency has been away; 0 while it is not")
                    .tag("dependency", dependency.label())
                    .register(registry);
        }
        for (EventType type : EventType.values()) { // so that rates are right from the first event on
            events(type, "stored");
            events(type, "duplicate");
            events(type, "rejected");
            events(type, "erased");
        }
        for (RejectionCode code : RejectionCode.values()) {
            deadLetters(code);
        }
    }

    /** Runs a step of the work on a batch and takes its time, also if it fails; where the batch is traced, it shows there. */
    public <T, E extends Exception> T timed(String step, Work<T, E> work) throws E {
        Timer.Sample sample = Timer.start(registry);
        Span span = tracing.step(step);
        try {
            return work.run();
        } finally {
            span.end();
            sample.stop(Timer.builder("ingest.step")
                    .description("Time of a step of the work on a batch")
                    .tag("step", step)
                    .register(registry));
        }
    }

    /** Tells of the records of a transaction. */
    public void batch(int records) {
        batchSize.record(records);
    }

    /**
     * Counts what a transaction did with the events of a batch.
     *
     * @param received with copies
     * @param added those that were new
     */
    public void stored(EventCounts received, EventCounts added) {
        for (EventType type : EventType.values()) {
            events(type, "stored").increment(added.of(type));
            events(type, "duplicate").increment(received.of(type) - added.of(type));
        }
    }

    /** Tells the time of an event that was stored; one of the future counts as now, or the next ones would not show. */
    public void storedUpTo(Instant occurredAt) {
        newestEvent.accumulateAndGet(Math.min(occurredAt.toEpochMilli(), clock.millis()), Math::max);
    }

    public void rejected(EventType type, RejectionCode code) {
        events(type, "rejected").increment();
        deadLetters(code).increment();
    }

    /** Counts events of erased personas, of which nothing is kept. */
    public void erased(EventCounts dropped) {
        for (EventType type : EventType.values()) {
            events(type, "erased").increment(dropped.of(type));
        }
    }

    private Counter deadLetters(RejectionCode code) {
        return Counter.builder("ingest.dead.letters")
                .description("Records that were sent to the dead letters")
                .tag("code", code.wireName())
                .register(registry);
    }

    private Counter events(EventType type, String outcome) {
        return Counter.builder("ingest.events")
                .description("Records of the monitor topics by what became of them")
                .tag("type", type.wireName())
                .tag("outcome", outcome)
                .register(registry);
    }

    private double newestEventAge() {
        long newest = newestEvent.get();
        return newest == 0 ? Double.NaN : clock.millis() - newest;
    }
}
