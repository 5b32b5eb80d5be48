/** Events over HTTP, for producers without Kafka: what is accepted here is written to the monitors' topics. */
@NullMarked
package io.variantdash.ingest.gateway;

import org.jspecify.annotations.NullMarked;
