/** How fast the dashboard is in a real browser. */
@NullMarked
package io.variantdash.bench.page;

import org.jspecify.annotations.NullMarked;
