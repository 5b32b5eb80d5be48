/** Whether a pattern is worn out, by its use and by its effect. */
@NullMarked
package io.variantdash.query.optimization.stats.fatigue;

import org.jspecify.annotations.NullMarked;
