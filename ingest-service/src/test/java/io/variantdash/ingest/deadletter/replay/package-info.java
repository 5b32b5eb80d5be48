@NullMarked
package io.variantdash.ingest.deadletter.replay;

import org.jspecify.annotations.NullMarked;
