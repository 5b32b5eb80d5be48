/** Faults in the records themselves: copies, shuffled order, wrong clocks, poison. */
@NullMarked
package io.variantdash.endtoend.fault.record;

import org.jspecify.annotations.NullMarked;
