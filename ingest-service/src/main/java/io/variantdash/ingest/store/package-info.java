/** One database transaction a batch: what the stores of the single tables share. */
@NullMarked
package io.variantdash.ingest.store;

import org.jspecify.annotations.NullMarked;
