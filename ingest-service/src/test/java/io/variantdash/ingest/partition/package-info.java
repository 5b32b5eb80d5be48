@NullMarked
package io.variantdash.ingest.partition;

import org.jspecify.annotations.NullMarked;
