/** The transaction that stores a batch: what is in it, and the statements of each table. */
@NullMarked
package io.variantdash.ingest.store;

import org.jspecify.annotations.NullMarked;
