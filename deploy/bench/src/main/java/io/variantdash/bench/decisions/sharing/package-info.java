/** What it brings to give the views of one variant to another. */
@NullMarked
package io.variantdash.bench.decisions.sharing;

import org.jspecify.annotations.NullMarked;
