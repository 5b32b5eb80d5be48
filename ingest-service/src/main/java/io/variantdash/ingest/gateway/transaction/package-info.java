/** Writes the events of a request to Kafka: all of them or none. */
@NullMarked
package io.variantdash.ingest.gateway.transaction;

import org.jspecify.annotations.NullMarked;
