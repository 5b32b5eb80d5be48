/** Faults of the network between a replica and its servers. */
@NullMarked
package io.variantdash.endtoend.fault.network;

import org.jspecify.annotations.NullMarked;
