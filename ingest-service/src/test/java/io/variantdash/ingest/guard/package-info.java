@NullMarked
package io.variantdash.ingest.guard;

import org.jspecify.annotations.NullMarked;
