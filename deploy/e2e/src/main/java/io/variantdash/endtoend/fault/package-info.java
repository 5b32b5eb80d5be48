/** The faults, each a class that does harm to a scene while events flow, and undoes it. */
@NullMarked
package io.variantdash.endtoend.fault;

import org.jspecify.annotations.NullMarked;
