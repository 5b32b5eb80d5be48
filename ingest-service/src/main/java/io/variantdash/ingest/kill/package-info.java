/** Early kills. */
@NullMarked
package io.variantdash.ingest.kill;

import org.jspecify.annotations.NullMarked;
