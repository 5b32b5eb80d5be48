package io.variantdash.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that passed every check of the contract. Times are in UTC with a precision of microseconds, absent ones are
 * resolved, and rates lie in 0..1.
 */
public sealed interface MonitorEvent
        permits VariantPosted, PerformanceUpdate, EarlyKill, PatternFatigue, OptimizationAlert {

    EventType type();

    /** The producer's own name for the event, where it gave one. */
    @Nullable String eventId();

    String personaId();

    /** The variant that the event is about, or null where it is about none. */
    @Nullable String variantId();

    /** The time by which the event is ordered and filed. */
    Instant occurredAt();

    <R> R accept(Handler<R> handler);

    /** One method a kind of event, so that a new kind does not compile until it is handled everywhere. */
    interface Handler<R> {
        R variantPosted(VariantPosted event);

        R performanceUpdate(PerformanceUpdate event);

        R earlyKill(EarlyKill event);

        R patternFatigue(PatternFatigue event);

        R optimizationAlert(OptimizationAlert event);
    }
}
