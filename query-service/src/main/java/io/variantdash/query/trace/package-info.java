/** The end of an event's trace, which began at its monitor; off by default. */
@NullMarked
package io.variantdash.query.trace;

import org.jspecify.annotations.NullMarked;
