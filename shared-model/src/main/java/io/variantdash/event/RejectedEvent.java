package io.variantdash.event;

/**
 * A record that is not an event of the contract.
 *
 * @param reason a sentence that names the field, what is wrong with it and what is allowed
 */
public record RejectedEvent(RejectionCode code, String reason) implements DecodedEvent {}
