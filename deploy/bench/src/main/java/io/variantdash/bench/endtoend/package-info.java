/** How long an event takes from a monitor to the dashboards that watch its persona, through the whole system. */
@NullMarked
package io.variantdash.bench.endtoend;

import org.jspecify.annotations.NullMarked;
