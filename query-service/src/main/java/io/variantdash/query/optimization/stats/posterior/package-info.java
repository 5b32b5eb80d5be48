/** What is known of one engagement rate: priors, their fit, and the posterior. */
@NullMarked
package io.variantdash.query.optimization.stats.posterior;

import org.jspecify.annotations.NullMarked;
