/** Records that were refused, kept with the reason. */
@NullMarked
package io.variantdash.ingest.deadletter;

import org.jspecify.annotations.NullMarked;
