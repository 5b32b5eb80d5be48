/** Whether probabilities and biases that are told come true. */
@NullMarked
package io.variantdash.bench.decisions.forecast;

import org.jspecify.annotations.NullMarked;
