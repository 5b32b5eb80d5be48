@NullMarked
package io.variantdash.ingest.access;

import org.jspecify.annotations.NullMarked;
