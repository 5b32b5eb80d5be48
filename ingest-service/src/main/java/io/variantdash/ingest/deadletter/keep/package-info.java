/** Keeps in the database what comes on the dead-letter topic. */
@NullMarked
package io.variantdash.ingest.deadletter.keep;

import org.jspecify.annotations.NullMarked;
