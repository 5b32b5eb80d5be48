package io.variantdash.oracle;

import io.variantdash.event.codec.AcceptedEvent;
import java.time.Instant;

/**
 * An event as a producer sends it.
 *
 * @param sentAt the Kafka timestamp of its record, by which the event is a valid one
 */
public record SentEvent(AcceptedEvent accepted, Instant sentAt) {}
