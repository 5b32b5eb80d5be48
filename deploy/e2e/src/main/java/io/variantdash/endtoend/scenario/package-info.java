/** Lets faults strike, checks what is left of the events, and reports. */
@NullMarked
package io.variantdash.endtoend.scenario;

import org.jspecify.annotations.NullMarked;
