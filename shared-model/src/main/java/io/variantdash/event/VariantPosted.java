package io.variantdash.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A variant was published, or its content, prediction or status changed since: the post with the newest
 * {@code updatedAt} counts.
 */
public record VariantPosted(
        @Nullable String eventId,
        String personaId,
        String variantId,
        String content,
        double predictedEr,
        @Nullable String patternUsed,
        VariantStatus status,
        Instant postedAt,
        Instant updatedAt)
        implements MonitorEvent {

    @Override
    public EventType type() {
        return EventType.VARIANT_POSTED;
    }

    @Override
    public Instant occurredAt() {
        return updatedAt;
    }

    @Override
    public <R> R accept(Handler<R> handler) {
        return handler.variantPosted(this);
    }
}
