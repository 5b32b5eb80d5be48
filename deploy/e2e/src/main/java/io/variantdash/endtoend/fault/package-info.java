/** What a fault is, all faults by name, and the environment that they harm. */
@NullMarked
package io.variantdash.endtoend.fault;

import org.jspecify.annotations.NullMarked;
