package io.variantdash.event.codec;

import io.variantdash.event.MonitorEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that is an event of the contract.
 *
 * @param identity the same for every copy of the event, see {@link EventIdentity}
 * @param canonicalFields the event's own fields as canonical JSON, without type, persona and event id
 * @param audited whether the audit trail keeps it; not so for a post that is older than the retention, which changes the
 *     state alone. Decided by the record, so one copy of an event may be audited and another not.
 * @param recordedAt the record's Kafka timestamp; null where that cannot be right, or the event came from no record
 */
public record AcceptedEvent(
        MonitorEvent event,
        UUID identity,
        String canonicalFields,
        boolean audited,
        @Nullable Instant recordedAt) implements DecodedEvent {

    /** An event that the audit trail keeps, of no record. */
    public static AcceptedEvent of(MonitorEvent event) {
        return of(event, true, null);
    }

    public static AcceptedEvent of(MonitorEvent event, boolean audited, @Nullable Instant recordedAt) {
        String canonicalFields = EventFields.canonical(event);
        return new AcceptedEvent(event, EventIdentity.of(event, canonicalFields), canonicalFields, audited, recordedAt);
    }

    /** The event as this record and a copy of it tell: audited if either is, and recorded when the first of them was. */
    public AcceptedEvent mergedWith(AcceptedEvent copy) {
        AcceptedEvent kept = audited ? this : copy;
        Instant first = earlier(recordedAt, copy.recordedAt);
        return Objects.equals(first, kept.recordedAt)
                ? kept
                : new AcceptedEvent(kept.event, kept.identity, kept.canonicalFields, kept.audited, first);
    }

    private static @Nullable Instant earlier(@Nullable Instant some, @Nullable Instant other) {
        if (some == null || other == null) {
            return some == null ? other : some;
        }
        return other.isBefore(some) ? other : some;
    }
}
