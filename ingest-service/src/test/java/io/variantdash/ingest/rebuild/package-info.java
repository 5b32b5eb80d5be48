@NullMarked
package io.variantdash.ingest.rebuild;

import org.jspecify.annotations.NullMarked;
