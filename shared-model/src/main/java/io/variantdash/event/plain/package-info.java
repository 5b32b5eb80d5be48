/** Reads the events of which there are most from their bytes, without a tree of JSON in between. */
@NullMarked
package io.variantdash.event.plain;

import org.jspecify.annotations.NullMarked;
