/** Statements for many rows at once: COPY and arrays. */
@NullMarked
package io.variantdash.ingest.store.sql;

import org.jspecify.annotations.NullMarked;
