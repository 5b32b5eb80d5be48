/** Stores monitor events and tells the dashboards what changed. */
@NullMarked
package io.variantdash.ingest;

import org.jspecify.annotations.NullMarked;
