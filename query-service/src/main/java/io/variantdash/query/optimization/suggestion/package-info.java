/** What is worth suggesting, a class a rule: each takes the assessed variants and says what follows, with the evidence. */
@NullMarked
package io.variantdash.query.optimization.suggestion;

import org.jspecify.annotations.NullMarked;
