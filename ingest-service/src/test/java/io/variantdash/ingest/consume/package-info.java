@NullMarked
package io.variantdash.ingest.consume;

import org.jspecify.annotations.NullMarked;
