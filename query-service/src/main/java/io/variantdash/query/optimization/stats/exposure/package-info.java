/** Views as exposure: hours of the day, the lag of interactions, and clusters of them. */
@NullMarked
package io.variantdash.query.optimization.stats.exposure;

import org.jspecify.annotations.NullMarked;
