/** Thousands of clients of the live updates on one thread, cheap enough not to be what is measured. */
@NullMarked
package io.variantdash.bench.load;

import org.jspecify.annotations.NullMarked;
