/** The counts of variants: the current ones and their history by minute. */
@NullMarked
package io.variantdash.ingest.performance;

import org.jspecify.annotations.NullMarked;
