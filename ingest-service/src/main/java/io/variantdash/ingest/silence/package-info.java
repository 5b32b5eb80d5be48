/** Tells that events which should come do not. */
@NullMarked
package io.variantdash.ingest.silence;

import org.jspecify.annotations.NullMarked;
