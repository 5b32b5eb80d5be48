/** Who may ask. */
@NullMarked
package io.variantdash.ingest.access;

import org.jspecify.annotations.NullMarked;
