/** What the engine says of each active variant, and what it has learnt from a persona's history. */
@NullMarked
package io.variantdash.query.optimization.decision;

import org.jspecify.annotations.NullMarked;
