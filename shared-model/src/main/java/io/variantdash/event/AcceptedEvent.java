package io.variantdash.event;

import java.util.UUID;

/**
 * A record that is an event of the contract.
 *
 * @param identity the same for every copy of the event, see {@link EventIdentity}
 * @param canonicalFields the event's own fields as canonical JSON, without type, persona and event id
 */
public record AcceptedEvent(MonitorEvent event, UUID identity, String canonicalFields) implements DecodedEvent {

    public static AcceptedEvent of(MonitorEvent event) {
        String canonicalFields = EventFields.canonical(event);
        return new AcceptedEvent(event, EventIdentity.of(event, canonicalFields), canonicalFields);
    }
}
