@NullMarked
package io.variantdash.ingest.metrics;

import org.jspecify.annotations.NullMarked;
