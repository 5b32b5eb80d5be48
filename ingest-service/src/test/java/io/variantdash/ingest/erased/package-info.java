@NullMarked
package io.variantdash.ingest.erased;

import org.jspecify.annotations.NullMarked;
