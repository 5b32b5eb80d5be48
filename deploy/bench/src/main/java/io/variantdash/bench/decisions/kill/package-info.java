/** When rules for early kills would have spoken, and how right they were. */
@NullMarked
package io.variantdash.bench.decisions.kill;

import org.jspecify.annotations.NullMarked;
