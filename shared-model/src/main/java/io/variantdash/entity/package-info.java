/** The stored state as entities, for reading: only ingest-service writes, and it does so in sets, without entities. */
@NullMarked
package io.variantdash.entity;

import org.jspecify.annotations.NullMarked;
