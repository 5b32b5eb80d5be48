@NullMarked
package io.variantdash.ingest.store.copies;

import org.jspecify.annotations.NullMarked;
