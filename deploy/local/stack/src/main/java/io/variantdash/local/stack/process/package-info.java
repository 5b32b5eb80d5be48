/** A service as a process of its own: started, probed for health, watched and stopped. */
@NullMarked
package io.variantdash.local.stack.process;

import org.jspecify.annotations.NullMarked;
