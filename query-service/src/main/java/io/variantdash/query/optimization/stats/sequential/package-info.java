/** Words that hold at any time, however often one looks: intervals, verdicts, and evidence for a kill. */
@NullMarked
package io.variantdash.query.optimization.stats.sequential;

import org.jspecify.annotations.NullMarked;
