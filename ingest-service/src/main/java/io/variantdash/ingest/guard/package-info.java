/** How often one may ask, by address and by who it is. */
@NullMarked
package io.variantdash.ingest.guard;

import org.jspecify.annotations.NullMarked;
