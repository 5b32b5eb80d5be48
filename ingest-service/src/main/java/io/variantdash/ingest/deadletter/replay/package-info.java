/** Sends dead letters to the topics once more from which they came. */
@NullMarked
package io.variantdash.ingest.deadletter.replay;

import org.jspecify.annotations.NullMarked;
