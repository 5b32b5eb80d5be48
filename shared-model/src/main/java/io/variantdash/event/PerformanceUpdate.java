package io.variantdash.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The totals of a variant so far. {@code engagementRate} is interactions per view, unless the monitor gave its own.
 */
public record PerformanceUpdate(
        @Nullable String eventId,
        String personaId,
        String variantId,
        long viewCount,
        long interactionCount,
        double engagementRate,
        Instant updatedAt)
        implements MonitorEvent {

    @Override
    public EventType type() {
        return EventType.PERFORMANCE_UPDATE;
    }

    @Override
    public Instant occurredAt() {
        return updatedAt;
    }

    @Override
    public <R> R accept(Handler<R> handler) {
        return handler.performanceUpdate(this);
    }
}
