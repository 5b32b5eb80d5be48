/** Tests of real variants whose end is known: which of them count, and how their clicks may have come. */
@NullMarked
package io.variantdash.bench.decisions.archive;

import org.jspecify.annotations.NullMarked;
