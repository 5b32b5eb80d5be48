/** How long a start takes, and how slow the first minute after it is. */
@NullMarked
package io.variantdash.bench.start;

import org.jspecify.annotations.NullMarked;
