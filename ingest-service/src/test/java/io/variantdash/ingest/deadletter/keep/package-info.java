@NullMarked
package io.variantdash.ingest.deadletter.keep;

import org.jspecify.annotations.NullMarked;
