/** Reads and writes events as JSON: the verdict on a record, the canonical form and the identity. */
@NullMarked
package io.variantdash.event.codec;

import org.jspecify.annotations.NullMarked;
