/** Whether the system has become slower, told without trusting one machine to be as fast as another. */
@NullMarked
package io.variantdash.bench.guard;

import org.jspecify.annotations.NullMarked;
