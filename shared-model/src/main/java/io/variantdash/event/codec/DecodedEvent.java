package io.variantdash.event.codec;

/** What became of a record: an event, or the reason why it is none. */
public sealed interface DecodedEvent permits AcceptedEvent, RejectedEvent {}
