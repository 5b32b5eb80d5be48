/** The whole dashboard of a persona in one snapshot. */
@NullMarked
package io.variantdash.query.metrics;

import org.jspecify.annotations.NullMarked;
