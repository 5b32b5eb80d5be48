/** What operators see of ingestion, as Micrometer meters. */
@NullMarked
package io.variantdash.ingest.metrics;

import org.jspecify.annotations.NullMarked;
