@NullMarked
package io.variantdash.ingest.deadletter.read;

import org.jspecify.annotations.NullMarked;
