@NullMarked
package io.variantdash.ingest.retention;

import org.jspecify.annotations.NullMarked;
