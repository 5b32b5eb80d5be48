/**
 * Tells clients what the decision engine says anew: one update of a variant changes what is said of the others too, so this
 * cannot travel with the update.
 */
@NullMarked
package io.variantdash.query.live.decision;

import org.jspecify.annotations.NullMarked;
