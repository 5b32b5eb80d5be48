/** The way in: records from Kafka, batch by batch, and the order of the work on each batch. */
@NullMarked
package io.variantdash.ingest.consume;

import org.jspecify.annotations.NullMarked;
