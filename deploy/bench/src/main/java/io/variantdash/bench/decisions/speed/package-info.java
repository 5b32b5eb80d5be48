/** How long the decision engine takes. */
@NullMarked
package io.variantdash.bench.decisions.speed;

import org.jspecify.annotations.NullMarked;
