/** How well the decision engine's rules would have decided about real variants whose end is known. */
@NullMarked
package io.variantdash.bench.decisions;

import org.jspecify.annotations.NullMarked;
