/** How much memory the clients of the live updates take. */
@NullMarked
package io.variantdash.bench.memory;

import org.jspecify.annotations.NullMarked;
