/** Statistics as pure functions of counts, without any framework. */
@NullMarked
package io.variantdash.query.optimization.stats;

import org.jspecify.annotations.NullMarked;
