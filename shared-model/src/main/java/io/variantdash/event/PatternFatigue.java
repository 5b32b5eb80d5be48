package io.variantdash.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A content pattern has been used too often; {@code fatigueScore} runs from 0 (fresh) to 1 (worn out).
 */
public record PatternFatigue(
        @Nullable String eventId,
        String personaId,
        String pattern,
        long usageCount,
        double fatigueScore,
        @Nullable String recommendation,
        Instant detectedAt)
        implements MonitorEvent {

    @Override
    public EventType type() {
        return EventType.PATTERN_FATIGUE;
    }

    @Override
    public @Nullable String variantId() {
        return null;
    }

    @Override
    public Instant occurredAt() {
        return detectedAt;
    }

    @Override
    public <R> R accept(Handler<R> handler) {
        return handler.patternFatigue(this);
    }
}
