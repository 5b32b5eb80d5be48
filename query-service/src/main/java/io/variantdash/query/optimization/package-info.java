/** What to do next. */
@NullMarked
package io.variantdash.query.optimization;

import org.jspecify.annotations.NullMarked;
