/** Ports of this machine, which servers must not take from each other. */
@NullMarked
package io.variantdash.embedded.port;

import org.jspecify.annotations.NullMarked;
