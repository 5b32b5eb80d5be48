/** What log lines say beside their words, for programs that collect them. */
@NullMarked
package io.variantdash.ingest.log;

import org.jspecify.annotations.NullMarked;
