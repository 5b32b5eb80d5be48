/** What is told of a batch: updates for dashboards, and dead letters. */
@NullMarked
package io.variantdash.ingest.publish;

import org.jspecify.annotations.NullMarked;
