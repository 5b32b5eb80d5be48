/** What the engine suggests and when: one rule a type, of which the first that speaks of something decides. */
@NullMarked
package io.variantdash.query.optimization.rule;

import org.jspecify.annotations.NullMarked;
