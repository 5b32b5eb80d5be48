/** What the stored history of a persona teaches about its next variants. */
@NullMarked
package io.variantdash.query.optimization.learning;

import org.jspecify.annotations.NullMarked;
