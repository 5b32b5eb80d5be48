package io.variantdash.ingest.gateway.idempotency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request that came before.
 *
 * @param bodyHash see {@link RequestKey}
 * @param answer null unless Kafka is known to have its events
 */
public record KnownRequest(
        String bodyHash, Instant receivedAt, @Nullable String answer) {}
