/** The posts of variants and their status. */
@NullMarked
package io.variantdash.ingest.variant;

import org.jspecify.annotations.NullMarked;
