@NullMarked
package io.variantdash.ingest.silence;

import org.jspecify.annotations.NullMarked;
