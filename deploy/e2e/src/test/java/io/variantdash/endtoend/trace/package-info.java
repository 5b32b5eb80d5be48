/** The traces of a running stack, followed from monitor to frame. */
@NullMarked
package io.variantdash.endtoend.trace;

import org.jspecify.annotations.NullMarked;
