package io.variantdash.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A variant was stopped because it underperformed; {@code sampleSize} is in views.
 */
public record EarlyKill(
        @Nullable String eventId,
        String personaId,
        String variantId,
        String reason,
        double finalEngagementRate,
        long sampleSize,
        @Nullable Instant postedAt,
        Instant killedAt)
        implements MonitorEvent {

    @Override
    public EventType type() {
        return EventType.EARLY_KILL;
    }

    @Override
    public Instant occurredAt() {
        return killedAt;
    }

    @Override
    public <R> R accept(Handler<R> handler) {
        return handler.earlyKill(this);
    }
}
