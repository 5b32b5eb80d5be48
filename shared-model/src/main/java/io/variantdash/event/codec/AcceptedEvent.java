package io.variantdash.event.codec;

import io.variantdash.event.MonitorEvent;
import java.util.UUID;

/**
 * A record that is an event of the contract.
 *
 * @param identity the same for every copy of the event, see {@link EventIdentity}
 * @param canonicalFields the event's own fields as canonical JSON, without type, persona and event id
 * @param audited whether the audit trail keeps it; not so for a post that is older than the retention, which changes the
 *     state alone. Decided by the record, so one copy of an event may be audited and another not.
 */
public record AcceptedEvent(MonitorEvent event, UUID identity, String canonicalFields, boolean audited)
        implements DecodedEvent {

    /** An event that the audit trail keeps. */
    public static AcceptedEvent of(MonitorEvent event) {
        return of(event, true);
    }

    public static AcceptedEvent of(MonitorEvent event, boolean audited) {
        String canonicalFields = EventFields.canonical(event);
        return new AcceptedEvent(event, EventIdentity.of(event, canonicalFields), canonicalFields, audited);
    }
}
