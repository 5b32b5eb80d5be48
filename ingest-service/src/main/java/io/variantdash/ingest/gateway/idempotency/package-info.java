/** What is known of requests by their key, so that a retry is the same events. */
@NullMarked
package io.variantdash.ingest.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
