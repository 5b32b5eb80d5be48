/** Lets faults strike, checks what is left of the events, and reports. */
@NullMarked
package io.variantdash.endtoend.trial;

import org.jspecify.annotations.NullMarked;
