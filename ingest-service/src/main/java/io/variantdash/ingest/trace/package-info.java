/** Traces of batches and of events, for those who want to see where the time goes; off by default. */
@NullMarked
package io.variantdash.ingest.trace;

import org.jspecify.annotations.NullMarked;
