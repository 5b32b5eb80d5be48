/** Faults that kill or stop a process: a replica or the broker. */
@NullMarked
package io.variantdash.endtoend.fault.crash;

import org.jspecify.annotations.NullMarked;
