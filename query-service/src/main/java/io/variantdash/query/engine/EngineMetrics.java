package io.variantdash.query.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.variantdash.event.AlertState;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** What the engine does. */
@Singleton
class EngineMetrics {

    private final AtomicInteger partitions = new AtomicInteger();
    private final Map<AlertState, Counter> published = new EnumMap<>(AlertState.class);

    EngineMetrics(MeterRegistry registry) {
        Gauge.builder("engine.partitions", partitions, AtomicInteger::get)
                .description("Partitions of dashboard.updates about whose personas this replica decides")
                .register(registry);
        for (AlertState state : AlertState.values()) {
            published.put(
                    state,
                    Counter.builder("engine.alerts")
                            .description("Alerts that the decision engine published")
                            .tag("state", state.wireName())
                            .register(registry));
        }
    }

    /** Of how many partitions this replica decides. */
    void owned(int count) {
        partitions.set(count);
    }

    void published(List<AlertChange> changes) {
        changes.forEach(
                change -> Objects.requireNonNull(published.get(change.state())).increment());
    }
}
