/** Records that were refused, as operators know them. */
@NullMarked
package io.variantdash.ingest.deadletter;

import org.jspecify.annotations.NullMarked;
