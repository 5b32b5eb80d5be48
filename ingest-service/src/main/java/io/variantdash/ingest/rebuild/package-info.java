/** Fills an empty database again from the events that Kafka still holds, and tells dashboards nothing of it. */
@NullMarked
package io.variantdash.ingest.rebuild;

import org.jspecify.annotations.NullMarked;
