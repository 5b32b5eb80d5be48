/** Several variants against each other: the probability of being the best, the loss of choosing one, and shares. */
@NullMarked
package io.variantdash.query.optimization.stats.comparison;

import org.jspecify.annotations.NullMarked;
