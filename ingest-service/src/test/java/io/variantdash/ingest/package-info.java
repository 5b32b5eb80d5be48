@NullMarked
package io.variantdash.ingest;

import org.jspecify.annotations.NullMarked;
