package io.variantdash.query.live.connection;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.variantdash.query.freshness.Freshness;
import io.variantdash.query.live.hub.LiveCounters;
import io.variantdash.query.live.hub.SubscriberState;
import io.variantdash.query.live.hub.Subscribers;
import io.variantdash.query.live.queue.OutboundTraffic;
import io.variantdash.query.live.replay.ReplayBuffer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** What is asked for now and then: the work on frames itself counts in its own fields. */
@Singleton
class ConnectionMetrics {

    private final Subscribers subscribers;
    private final OutboundTraffic traffic;
    private final ReplayBuffer recent;
    private final Freshness freshness;

    ConnectionMetrics(Subscribers subscribers, OutboundTraffic traffic, ReplayBuffer recent, Freshness freshness) {
        this.subscribers = subscribers;
        this.traffic = traffic;
        this.recent = recent;
        this.freshness = freshness;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        for (SubscriberState state : SubscriberState.values()) {
            Gauge.builder(
                            "live.connections",
                            () -> subscribers.subscriberMetrics().subscribers().getOrDefault(state, 0))
                    .description("Connections, by how far their clients are")
                    .tag("state", LiveCounters.tag(state))
                    .register(registry);
        }
        Gauge.builder(
                        "live.queue.age",
                        () -> seconds(subscribers.subscriberMetrics().oldestNanos()))
                .description("For how long the oldest frame has been waiting for its client")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("live.replay.buffer", recent, ReplayBuffer::bytes)
                .description("What the frames take that are remembered for clients that come back")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("live.stale", freshness, Freshness::staleSeconds)
                .description("For how long events may not have reached the dashboards; 0 while they do")
                .baseUnit("seconds")
                .register(registry);
        frames(registry, "sent", OutboundTraffic::sent);
        frames(registry, "conflated", OutboundTraffic::conflated);
        // There is no way to: a client that cannot take a frame is closed.
        frames(registry, "dropped", none -> 0);
        FunctionCounter.builder("live.sent.bytes", traffic, OutboundTraffic::bytes)
                .description("What was written to clients")
                .baseUnit("bytes")
                .register(registry);
    }

    private void frames(MeterRegistry registry, String outcome, ToDoubleFunction<OutboundTraffic> count) {
        FunctionCounter.builder("live.frames", traffic, count)
                .description("Frames for clients: sent, given way to newer ones (conflated), or lost")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
