package io.variantdash.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something can be improved.
 *
 * @param why the reason, in a sentence for a person who knows no statistics
 * @param suggestionId the same for as long as the alert is about the same; derived where it is null
 * @param state raised where it is null
 * @param evidence an object of free shape with the numbers behind it
 */
public record OptimizationAlert(
        @Nullable String eventId,
        String personaId,
        String alertType,
        Priority priority,
        String title,
        String description,
        @Nullable String action,
        @Nullable String why,
        @Nullable String suggestionId,
        @Nullable AlertState state,
        @Nullable String variantId,
        @Nullable String pattern,
        @Nullable JsonNode evidence,
        Instant raisedAt)
        implements MonitorEvent {

    @Override
    public EventType type() {
        return EventType.OPTIMIZATION_ALERT;
    }

    @Override
    public Instant occurredAt() {
        return raisedAt;
    }

    @Override
    public <R> R accept(Handler<R> handler) {
        return handler.optimizationAlert(this);
    }
}
