/** Whether predictions are right on the whole. */
@NullMarked
package io.variantdash.query.optimization.stats.calibration;

import org.jspecify.annotations.NullMarked;
