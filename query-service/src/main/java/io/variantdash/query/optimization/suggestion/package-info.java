/** What a suggestion is: words for a person, and the numbers behind them. */
@NullMarked
package io.variantdash.query.optimization.suggestion;

import org.jspecify.annotations.NullMarked;
