@NullMarked
package io.variantdash.ingest.trace;

import org.jspecify.annotations.NullMarked;
