@NullMarked
package io.variantdash.ingest.deadletter;

import org.jspecify.annotations.NullMarked;
