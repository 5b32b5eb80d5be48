/** What became of suggestions: when each stood, why it ended, and whether it was right. */
@NullMarked
package io.variantdash.query.optimization.history;

import org.jspecify.annotations.NullMarked;
