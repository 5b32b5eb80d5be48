/** Whether an event costs the same however many are stored. */
@NullMarked
package io.variantdash.bench.growth;

import org.jspecify.annotations.NullMarked;
