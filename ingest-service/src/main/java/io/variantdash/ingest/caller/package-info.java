/** Who asks, for what is recorded of a request. */
@NullMarked
package io.variantdash.ingest.caller;

import org.jspecify.annotations.NullMarked;
